/**
 * What Foldwork adds to the server's own process: patience with a database that is away for a moment, and with queues in
 * which nothing is. Runs inside the server, on the server's libraries; nothing else of Foldwork is there.
 */
@NullMarked
package dev.foldwork.conductor.server.patience;

import org.jspecify.annotations.NullMarked;
