/** How often callers may come, counted once for all backends on one database. */
@NullMarked
package dev.foldwork.backend.rate;

import org.jspecify.annotations.NullMarked;
