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

/** Finds out which flows ask for a secret. Thread-safe. */
@Component
public class SecretUses {

    private static final int MOST = 500;

    private final FlowSearchStore search;

    SecretUses(FlowSearchStore search) {
        this.search = search;
    }

    /**
     * A flow that asks for a secret.
     *
     * @param version its newest version, 0 for the draft
     */
    public record Use(UUID flow, String name, int version) {

        /** Returns the use as a JSON value. */
        public Map<String, @Nullable Object> toJson() {
            var json = new LinkedHashMap<String, @Nullable Object>();
            json.put("flow", flow.toString());
            json.put("name", name);
            json.put("version", version == 0 ? null : (long) version);
            return json;
        }

        /** Returns the use as what stands in the way of deleting the secret. */
        public Problem problem(String secret) {
            String who = version == 0 ? "The draft of '" + name + "'" : "'" + name + "@" + version + "'";
            return new Problem(
                    "SECRET_IN_USE",
                    Problem.Severity.ERROR,
                    null,
                    0,
                    0,
                    null,
                    who + " asks for the secret '" + secret + "'",
                    "take it out of spec.access.secrets there, or delete the secret with force=true");
        }
    }

    /** Returns the drafts and newest versions of a team that ask for the secret, by name; at most 500 are looked at. */
    public List<Use> of(UUID team, String secret) {
        var uses = new ArrayList<Use>();
        for (FlowSearchStore.Text text : search.containing(team, secret, MOST)) {
            if (asks(text, secret)) {
                uses.add(new Use(text.flow(), text.name(), text.version()));
            }
        }
        uses.sort(Comparator.comparing(Use::name).thenComparing(Use::version));
        return uses;
    }

    private static boolean asks(FlowSearchStore.Text text, String secret) {
        var document = FlowReader.read(text.text().getBytes(StandardCharsets.UTF_8), text.name())
                .document();
        return document != null
                && document.value().get("spec") instanceof Map<?, ?> spec
                && spec.get("access") instanceof Map<?, ?> access
                && access.get("secrets") instanceof List<?> secrets
                && secrets.contains(secret);
    }
}
