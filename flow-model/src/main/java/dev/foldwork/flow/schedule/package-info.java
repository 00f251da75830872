/** When schedules fire: cron patterns in a time zone, exceptions, what was missed. No clock and no storage. */
@NullMarked
package dev.foldwork.flow.schedule;

import org.jspecify.annotations.NullMarked;
