/** Tests of the runner with a real database, a real backend and real connections. */
@NullUnmarked
package dev.foldwork.cli.runner;

import org.jspecify.annotations.NullUnmarked;
