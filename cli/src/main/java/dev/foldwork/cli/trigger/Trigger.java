package dev.foldwork.cli.trigger;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A trigger of the team as the service shows it. */
record Trigger(Kind kind, Map<String, @Nullable Object> json) {

    String id() {
        return text("id");
    }

    String name() {
        return text("name");
    }

    String text(String member) {
        return String.valueOf(json.get(member));
    }

    boolean paused() {
        return Boolean.TRUE.equals(json.get("paused"));
    }

    String path(String rest) {
        return kind.path() + "/" + id() + rest;
    }

    /** Returns it with its kind, so that a list of all kinds can be told apart. */
    Map<String, @Nullable Object> toJson() {
        var all = new LinkedHashMap<String, @Nullable Object>();
        all.put("kind", kind.word());
        all.putAll(json);
        return all;
    }
}
