/** Tests of flows: what one says, what must come of its run, and how a run becomes one. */
@NullMarked
package dev.foldwork.flow.testcase;

import org.jspecify.annotations.NullMarked;
