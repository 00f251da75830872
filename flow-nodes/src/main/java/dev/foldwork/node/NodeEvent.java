package dev.foldwork.node;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Something that happens while an attempt runs. */
public sealed interface NodeEvent {

    /** A piece of streamed text on a channel such as {@code answer}. */
    record Text(String channel, String chunk) implements NodeEvent {}

    /** How far the attempt is; total 0 when unknown. */
    record Progress(long done, long total, String note) implements NodeEvent {}

    /** A line for the run's log; level is {@code debug}, {@code info}, {@code warn} or {@code error}. */
    record Log(String level, String message, Map<String, @Nullable Object> fields) implements NodeEvent {}

    /** Model usage in tokens. */
    record Usage(String model, long input, long output, long cached) implements NodeEvent {}
}
