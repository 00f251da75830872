/** The command line: entry point, exit codes, output conventions. */
@NullMarked
package dev.foldwork.cli;

import org.jspecify.annotations.NullMarked;
