package dev.foldwork.flow.connection;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A kind of connection, as data; checks and forms come from it.
 *
 * @param kind what flows call it, such as {@code http}
 * @param title what people call it
 * @param fields JSON Schema of what a connection of the kind holds
 * @param secret names of fields that are sealed and never shown
 * @param address names of fields that say where the secret ones are sent
 * @param variants by field and its value: which further fields it needs and which it may have
 */
public record ConnectionKind(
        String kind,
        String title,
        Map<String, ?> fields,
        Set<String> secret,
        Set<String> address,
        Map<String, Map<String, Variant>> variants) {

    /** Returns the variant that these fields choose by a field, the first one when they do not say; null for none. */
    public @Nullable Variant variant(String field, Map<String, ?> fields) {
        Map<String, Variant> choices = Objects.requireNonNull(variants.get(field), field);
        Object chosen = fields.get(field);
        return choices.get(chosen == null ? choices.keySet().iterator().next() : String.valueOf(chosen));
    }

    /** Returns the fields that belong to variants other than those that these fields choose. */
    public Set<String> unused(Map<String, ?> fields) {
        var unused = new HashSet<String>();
        variants.forEach((field, choices) -> {
            Variant chosen = variant(field, fields);
            choices.values().forEach(variant -> unused.addAll(variant.all()));
            if (chosen != null) {
                unused.removeAll(chosen.all());
            }
        });
        return unused;
    }

    /** Fields that belong to one value of another field. */
    public record Variant(List<String> required, List<String> optional) {

        private Set<String> all() {
            var all = new HashSet<String>(required);
            all.addAll(optional);
            return all;
        }
    }
}
