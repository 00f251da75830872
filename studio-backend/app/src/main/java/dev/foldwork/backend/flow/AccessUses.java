package dev.foldwork.backend.flow;

import dev.foldwork.flow.Problem;
import dev.foldwork.flow.document.FlowReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds out which flows ask for a secret or a connection. Thread-safe. */
@Component
public class AccessUses {

    private static final int MOST = 500;

    private final FlowSearchStore search;

    AccessUses(FlowSearchStore search) {
        this.search = search;
    }

    /** What is asked for. */
    public enum What {
        SECRET("secret", "secrets"),
        CONNECTION("connection", "connections");

        private final String word;
        private final String key;

        What(String word, String key) {
            this.word = word;
            this.key = key;
        }
    }

    /**
     * A flow that asks for something.
     *
     * @param version its newest version, 0 for the draft
     */
    public record Use(What what, UUID flow, String name, int version) {

        /** Returns the use as a JSON value. */
        public Map<String, @Nullable Object> toJson() {
            var json = new LinkedHashMap<String, @Nullable Object>();
            json.put("flow", flow.toString());
            json.put("name", name);
            json.put("version", version == 0 ? null : (long) version);
            return json;
        }

        /** Returns the use as what stands in the way of deleting it. */
        public Problem problem(String asked) {
            String who = version == 0 ? "The draft of '" + name + "'" : "'" + name + "@" + version + "'";
            return new Problem(
                    what.name() + "_IN_USE",
                    Problem.Severity.ERROR,
                    null,
                    0,
                    0,
                    null,
                    who + " asks for the " + what.word + " '" + asked + "'",
                    "take it out of spec.access." + what.key + " there, or delete the " + what.word
                            + " with force=true");
        }
    }

    /** Returns the drafts and newest versions of a team that ask for it, by name; at most 500 are looked at. */
    public List<Use> of(UUID team, What what, String asked) {
        var uses = new ArrayList<Use>();
        for (FlowSearchStore.Text text : search.containing(team, asked, MOST)) {
            if (asks(text, what, asked)) {
                uses.add(new Use(what, text.flow(), text.name(), text.version()));
            }
        }
        uses.sort(Comparator.comparing(Use::name).thenComparing(Use::version));
        return uses;
    }

    private static boolean asks(FlowSearchStore.Text text, What what, String asked) {
        var document = FlowReader.read(text.text().getBytes(StandardCharsets.UTF_8), text.name())
                .document();
        return document != null
                && document.value().get("spec") instanceof Map<?, ?> spec
                && spec.get("access") instanceof Map<?, ?> access
                && switch (access.get(what.key)) {
                    case List<?> names -> names.contains(asked);
                    case Map<?, ?> kinds -> kinds.containsKey(asked);
                    case null, default -> false;
                };
    }
}
