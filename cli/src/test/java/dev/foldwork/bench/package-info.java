/** Figures beside a floor, taken in one run: {@code make bench}. */
@NullMarked
package dev.foldwork.bench;

import org.jspecify.annotations.NullMarked;
