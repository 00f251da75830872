/** Traces: how they travel, what a span is, and who takes spans. No exporter; the module telemetry has one. */
@NullMarked
package dev.foldwork.flow.trace;

import org.jspecify.annotations.NullMarked;
