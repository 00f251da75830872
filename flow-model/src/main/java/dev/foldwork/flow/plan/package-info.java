/** The engine-neutral, checked form of a flow that both engines execute. */
@NullMarked
package dev.foldwork.flow.plan;

import org.jspecify.annotations.NullMarked;
