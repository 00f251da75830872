/** Calls to the web that cannot reach what is not public. */
@NullMarked
package dev.foldwork.node.builtin.http;

import org.jspecify.annotations.NullMarked;
