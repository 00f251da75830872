/** The contract between a node and whatever runs it; one to one with the worker protocol. */
@NullMarked
package dev.foldwork.node;

import org.jspecify.annotations.NullMarked;
