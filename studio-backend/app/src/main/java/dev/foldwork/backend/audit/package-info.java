/** Who did what, on what, when, and by which session or token. */
@NullMarked
package dev.foldwork.backend.audit;

import org.jspecify.annotations.NullMarked;
