/** Keeps secrets out of what a node leaves behind when somebody else sends them back. */
@NullMarked
package dev.foldwork.node.secret;

import org.jspecify.annotations.NullMarked;
