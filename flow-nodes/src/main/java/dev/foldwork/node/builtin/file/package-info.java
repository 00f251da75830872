/** The file nodes and the jail that keeps them inside granted folders. */
@NullMarked
package dev.foldwork.node.builtin.file;

import org.jspecify.annotations.NullMarked;
