/** Calls to the web. */
@NullMarked
package dev.foldwork.node.builtin.http;

import org.jspecify.annotations.NullMarked;
