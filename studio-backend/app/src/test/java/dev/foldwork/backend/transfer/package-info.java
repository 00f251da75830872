/** Exports and imports on a real PostgreSQL. */
@NullMarked
package dev.foldwork.backend.transfer;

import org.jspecify.annotations.NullMarked;
