/** One flow, two engines: whatever a user can observe is the same on both. */
@NullMarked
package dev.foldwork.parity;

import org.jspecify.annotations.NullMarked;
