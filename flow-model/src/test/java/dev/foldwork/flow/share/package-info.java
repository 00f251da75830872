/** Looking through flows before others see them. */
@NullMarked
package dev.foldwork.flow.share;

import org.jspecify.annotations.NullMarked;
