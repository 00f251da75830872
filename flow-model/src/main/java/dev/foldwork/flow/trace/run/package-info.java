/** The spans of a run out of its record. */
@NullMarked
package dev.foldwork.flow.trace.run;

import org.jspecify.annotations.NullMarked;
