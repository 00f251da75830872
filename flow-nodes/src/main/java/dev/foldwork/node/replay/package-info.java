/** Nodes that answer what was recorded, for tests of flows. */
@NullMarked
package dev.foldwork.node.replay;

import org.jspecify.annotations.NullMarked;
