/** The durable record of local runs: an event log in SQLite with group commit. */
@NullMarked
package dev.foldwork.local.journal;

import org.jspecify.annotations.NullMarked;
