/** Runs flows durably in one process, on the user's machine. */
@NullMarked
package dev.foldwork.local;

import org.jspecify.annotations.NullMarked;
