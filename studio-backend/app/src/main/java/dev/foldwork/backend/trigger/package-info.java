/** What starts runs by itself: schedules, webhooks that others call, and what happens in the team. */
@NullMarked
package dev.foldwork.backend.trigger;

import org.jspecify.annotations.NullMarked;
