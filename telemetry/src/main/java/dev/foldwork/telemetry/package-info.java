/** Exports spans by OTLP; the only package that knows OpenTelemetry, whose classes are loaded when an endpoint is set. */
@NullMarked
package dev.foldwork.telemetry;

import org.jspecify.annotations.NullMarked;
