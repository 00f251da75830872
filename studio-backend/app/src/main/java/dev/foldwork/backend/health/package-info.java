/** Whether the service lives and is ready. */
@NullMarked
package dev.foldwork.backend.health;

import org.jspecify.annotations.NullMarked;
