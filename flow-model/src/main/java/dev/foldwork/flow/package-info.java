/** What a flow is: shared vocabulary of every part of Foldwork. */
@NullMarked
package dev.foldwork.flow;

import org.jspecify.annotations.NullMarked;
