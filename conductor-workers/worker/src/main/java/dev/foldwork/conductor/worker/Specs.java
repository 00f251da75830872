package dev.foldwork.conductor.worker;

import dev.foldwork.conductor.compiler.TaskSpec;
import dev.foldwork.conductor.compiler.TaskSpecText;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** Remembers the specs read last, as one flow runs many times. Thread-safe. */
final class Specs {

    private static final int REMEMBERED = 4_000;

    private final Map<String, TaskSpec> read = Collections.synchronizedMap(new LinkedHashMap<>(256, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, TaskSpec> eldest) {
            return size() > REMEMBERED;
        }
    });

    TaskSpec read(String text) {
        return Objects.requireNonNull(read.computeIfAbsent(text, TaskSpecText::read));
    }
}
