/** The command line on a real backend. */
@NullMarked
package dev.foldwork.cli.cloud;

import org.jspecify.annotations.NullMarked;
