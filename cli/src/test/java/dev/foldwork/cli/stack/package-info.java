/** The whole system as {@code foldwork up} starts it: killed, stopped, started again. */
@NullMarked
package dev.foldwork.cli.stack;

import org.jspecify.annotations.NullMarked;
