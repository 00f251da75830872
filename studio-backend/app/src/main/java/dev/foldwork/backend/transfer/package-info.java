/** Flows that come and go: exports, and imports that are planned before they are applied. Nothing here reaches outside. */
@NullMarked
package dev.foldwork.backend.transfer;

import org.jspecify.annotations.NullMarked;
