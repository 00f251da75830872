package dev.foldwork.flow.expression;

import org.jspecify.annotations.Nullable;

/** The reference implementation's codes for faults that the Java port throws as plain exceptions. */
final class ReferenceCodes {

    private ReferenceCodes() {}

    static @Nullable String of(RuntimeException fault) {
        return switch (fault) {
            case NumberFormatException ignored -> "D3030";
            case ClassCastException ignored -> "T0410";
            case IllegalArgumentException ignored -> "D3140";
            default -> null;
        };
    }
}
