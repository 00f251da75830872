/** Every refusal as a problem document with a code. */
@NullMarked
package dev.foldwork.backend.problem;

import org.jspecify.annotations.NullMarked;
