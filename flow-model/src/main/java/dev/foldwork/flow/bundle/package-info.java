/** A flow with everything it needs in one file. */
@NullMarked
package dev.foldwork.flow.bundle;

import org.jspecify.annotations.NullMarked;
