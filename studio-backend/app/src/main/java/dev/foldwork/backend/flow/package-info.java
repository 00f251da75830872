/** Posted flows: their sources, and what is wrong with them. */
@NullMarked
package dev.foldwork.backend.flow;

import org.jspecify.annotations.NullMarked;
