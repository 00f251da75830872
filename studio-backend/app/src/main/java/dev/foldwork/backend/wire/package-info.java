/** How requests and answers are read and written: JSON, size limits, trace ids. */
@NullMarked
package dev.foldwork.backend.wire;

import org.jspecify.annotations.NullMarked;
