/** The runner: works on runs that a backend offers it over a connection which it dials itself. */
@NullMarked
package dev.foldwork.cli.runner;

import org.jspecify.annotations.NullMarked;
