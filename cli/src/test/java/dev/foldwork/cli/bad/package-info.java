/** Bad input of every kind, as a person meets it at the command line. */
@NullMarked
package dev.foldwork.cli.bad;

import org.jspecify.annotations.NullMarked;
