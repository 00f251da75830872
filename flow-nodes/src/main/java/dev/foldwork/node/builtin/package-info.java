/** The nodes that come with Foldwork: values, branches, waits, questions. */
@NullMarked
package dev.foldwork.node.builtin;

import org.jspecify.annotations.NullMarked;
