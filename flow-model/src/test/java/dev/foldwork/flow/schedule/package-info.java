/** Tests of schedules. */
package dev.foldwork.flow.schedule;
