/** Flows on a real PostgreSQL. */
@NullMarked
package dev.foldwork.backend.flow;

import org.jspecify.annotations.NullMarked;
