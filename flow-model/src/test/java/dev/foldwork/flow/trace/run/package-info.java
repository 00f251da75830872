/** Spans out of events. */
package dev.foldwork.flow.trace.run;
