/** Runs one attempt of one node; both engines call this and nothing else. */
@NullMarked
package dev.foldwork.node.step;

import org.jspecify.annotations.NullMarked;
