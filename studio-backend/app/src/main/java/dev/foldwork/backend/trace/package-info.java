/** The trace of a request, and the way of spans out of the service. */
@NullMarked
package dev.foldwork.backend.trace;

import org.jspecify.annotations.NullMarked;
