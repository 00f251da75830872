/** Carries out plans in this process: an interpreter that asks the journal's memory before it does anything. */
@NullMarked
package dev.foldwork.local.engine;

import org.jspecify.annotations.NullMarked;
