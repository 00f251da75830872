/** Starts a Conductor server of one's own as a child process. */
@NullMarked
package dev.foldwork.conductor.server;

import org.jspecify.annotations.NullMarked;
