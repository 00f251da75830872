/** Node types as data: what a node can be set to, what it gives, which ports it has. */
@NullMarked
package dev.foldwork.flow.nodetype;

import org.jspecify.annotations.NullMarked;
