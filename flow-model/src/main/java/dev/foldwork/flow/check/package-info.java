/** Checks a flow document, reporting every problem at once, and turns a sound one into a plan. */
@NullMarked
package dev.foldwork.flow.check;

import org.jspecify.annotations.NullMarked;
