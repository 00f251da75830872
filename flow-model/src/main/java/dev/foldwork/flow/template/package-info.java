/** Settings with {@code ${ expressions }} in them. */
@NullMarked
package dev.foldwork.flow.template;

import org.jspecify.annotations.NullMarked;
