/** The whole system on one machine: started, watched, stopped. */
@NullMarked
package dev.foldwork.cli.stack;

import org.jspecify.annotations.NullMarked;
