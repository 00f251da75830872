package dev.foldwork.backend.run;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that a person wants of a run, kept until its runner has done it.
 *
 * @param id ascending in the order in which people asked
 * @param verb cancel, pause, resume or answer
 */
public record RunRequest(long id, UUID run, String verb, Map<String, @Nullable Object> data) {}
