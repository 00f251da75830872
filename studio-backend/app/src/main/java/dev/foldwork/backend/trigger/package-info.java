/** What starts runs by itself: schedules, and webhooks that others call. */
@NullMarked
package dev.foldwork.backend.trigger;

import org.jspecify.annotations.NullMarked;
