/** JSONata expressions with bounds: compiled once, evaluated anywhere, no way to the host. */
@NullMarked
package dev.foldwork.flow.expression;

import org.jspecify.annotations.NullMarked;
