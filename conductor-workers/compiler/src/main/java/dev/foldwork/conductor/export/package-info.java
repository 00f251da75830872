/** A flow as definitions of Conductor, for taking away. */
@NullMarked
package dev.foldwork.conductor.export;

import org.jspecify.annotations.NullMarked;
