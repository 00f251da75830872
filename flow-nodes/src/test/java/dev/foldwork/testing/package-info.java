/** Doubles for the outside world and the shared cases that every engine must pass. */
@NullMarked
package dev.foldwork.testing;

import org.jspecify.annotations.NullMarked;
