package dev.foldwork.backend.flow;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The texts of a document, each once and in a line of its own, up to a length. The same few keys stand at every node of a
 * flow, and whatever is written here is taken apart by the index on it with each save.
 */
final class SearchText {

    private final int longest;
    private final StringBuilder text = new StringBuilder();
    private final Set<String> known = new HashSet<>();

    SearchText(int longest) {
        this.longest = longest;
    }

    /** Adds every text inside a JSON value, names of members too. */
    void addAll(@Nullable Object value) {
        if (text.length() > longest) {
            return;
        }
        switch (value) {
            case Map<?, ?> map ->
                map.forEach((key, member) -> {
                    add(key.toString());
                    addAll(member);
                });
            case List<?> list -> list.forEach(this::addAll);
            case String part -> add(part);
            case null, default -> {}
        }
    }

    void add(String part) {
        if (known.add(part)) {
            text.append(part, 0, Math.min(part.length(), Math.max(0, longest - text.length())))
                    .append('\n');
        }
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
