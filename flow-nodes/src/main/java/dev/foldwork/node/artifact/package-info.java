/** Stores large values once, by content. */
@NullMarked
package dev.foldwork.node.artifact;

import org.jspecify.annotations.NullMarked;
