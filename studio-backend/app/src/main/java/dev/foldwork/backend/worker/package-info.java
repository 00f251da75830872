/** The door through which workers report. */
@NullMarked
package dev.foldwork.backend.worker;

import org.jspecify.annotations.NullMarked;
