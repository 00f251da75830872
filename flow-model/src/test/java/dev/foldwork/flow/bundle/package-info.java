/** Bundles. */
@NullMarked
package dev.foldwork.flow.bundle;

import org.jspecify.annotations.NullMarked;
