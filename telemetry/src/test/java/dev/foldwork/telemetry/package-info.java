/** A collector, and what becomes of spans without a good one. */
package dev.foldwork.telemetry;
