package dev.foldwork.local.journal;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something another process asks of a run's owner.
 *
 * @param verb {@code cancel}, {@code pause}, {@code resume} or {@code answer}
 * @param data what the verb needs, for an answer {@code path, answer, by}
 */
public record ControlRequest(String verb, Map<String, @Nullable Object> data) {}
