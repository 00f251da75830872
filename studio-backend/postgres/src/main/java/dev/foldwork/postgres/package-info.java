/** Starts and stops a PostgreSQL server of one's own from published binaries; nothing has to be installed. */
@NullMarked
package dev.foldwork.postgres;

import org.jspecify.annotations.NullMarked;
