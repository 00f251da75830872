/** What becomes of a caller's trace. */
package dev.foldwork.backend.trace;
