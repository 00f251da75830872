package dev.foldwork.flow.importing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What became of a source, node by node.
 *
 * @param entries one per node of the source, and one for the workflow itself when there is something to say
 * @param secrets names of secrets the flow needs
 * @param connections connections the flow needs: name to kind
 * @param flows files of flows that it calls
 */
public record ImportReport(
        List<Entry> entries, List<String> secrets, Map<String, String> connections, List<String> flows) {

    /** How well a node was carried over. */
    public enum Outcome {
        /** Means the same. */
        MAPPED,
        /** Carried over; the reasons say what differs. */
        APPROXIMATED,
        /** Not carried over, or not whole: a placeholder, or the expression that is missing, fails the run when it is reached. */
        UNSUPPORTED
    }

    /**
     * What became of one node.
     *
     * @param source its name or path in the source
     * @param kind its type in the source
     * @param node the id of our node, dots between bodies; null when it became none
     * @param outcome how well it was carried over
     * @param reasons in words; empty only for what is mapped
     */
    public record Entry(
            String source, String kind, @Nullable String node, Outcome outcome, List<String> reasons) {

        private Map<String, @Nullable Object> toJson() {
            var json = new LinkedHashMap<String, @Nullable Object>();
            json.put("source", source);
            json.put("kind", kind);
            json.put("node", node);
            json.put("outcome", outcome.name().toLowerCase(Locale.ROOT));
            json.put("reasons", reasons);
            return json;
        }
    }

    /** Returns how many nodes of the source ended so. */
    public long count(Outcome outcome) {
        return entries.stream().filter(entry -> entry.outcome() == outcome).count();
    }

    /** Returns the report as a JSON value. */
    public Map<String, @Nullable Object> toJson() {
        var json = new LinkedHashMap<String, @Nullable Object>();
        for (Outcome outcome : Outcome.values()) {
            json.put(outcome.name().toLowerCase(Locale.ROOT), count(outcome));
        }
        json.put("entries", entries.stream().map(Entry::toJson).toList());
        json.put("secrets", secrets);
        json.put("connections", connections);
        json.put("flows", flows);
        return json;
    }
}
