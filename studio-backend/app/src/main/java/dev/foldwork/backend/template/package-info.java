/** Templates: versions of flows that are shown to the whole team without what identifies anybody, and their copies. */
@NullMarked
package dev.foldwork.backend.template;

import org.jspecify.annotations.NullMarked;
