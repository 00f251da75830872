/** One trace from the caller to the last attempt, on both engines. */
package dev.foldwork.trace;
