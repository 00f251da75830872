package dev.foldwork.cli.runner;

import dev.foldwork.flow.Problem;
import dev.foldwork.flow.check.Checked;
import dev.foldwork.flow.check.FlowCompiler;
import dev.foldwork.flow.check.FlowSource;
import dev.foldwork.flow.document.FlowReader;
import dev.foldwork.flow.nodetype.NodeTypes;
import dev.foldwork.flow.plan.Plan;
import dev.foldwork.flow.run.RunRefused;
import dev.foldwork.flow.run.Settled;
import dev.foldwork.local.Offered;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes runs of offers.
 *
 * @param granted real folder by the name under which this runner grants it
 * @param types the nodes that it can execute
 */
record OfferReader(Map<String, String> granted, NodeTypes types) {

    /**
     * Returns what is to be run.
     *
     * @throws RunRefused NODE_TYPE_UNAVAILABLE, FLOW_INVALID, RUNNER_OUTDATED
     */
    Offered read(String run, Map<String, @Nullable Object> offer) {
        Plan plan = plan(offer);
        var kept = new LinkedHashMap<String, Settled>();
        map(offer, "kept")
                .forEach((path, settled) ->
                        kept.put(path, Settled.fromJson((Map<?, ?>) Objects.requireNonNull(settled))));
        Object rerunOf = offer.get("rerunOf");
        Object traceparent = offer.get("traceparent");
        return new Offered(
                Taken.key(run),
                plan,
                map(offer, "inputs"),
                folders(plan, map(offer, "folders")),
                rerunOf == null ? null : rerunOf.toString(),
                kept,
                Instant.parse(String.valueOf(offer.get("at"))),
                traceparent == null ? null : traceparent.toString());
    }

    /** A flow's folder is the granted one that the start names for it, else the one of the same name. */
    private Map<String, String> folders(Plan plan, Map<String, @Nullable Object> named) {
        var folders = new LinkedHashMap<String, String>();
        for (String name : plan.access().folders().keySet()) {
            Object other = named.get(name);
            String folder = granted.get(other == null ? name : other.toString());
            if (folder != null) {
                folders.put(name, folder);
            }
        }
        return folders;
    }

    private Plan plan(Map<String, @Nullable Object> offer) {
        Map<String, @Nullable Object> files = map(offer, "files");
        String main = String.valueOf(offer.get("main"));
        var read = FlowReader.read(bytes(String.valueOf(files.get(main))), main);
        if (read.document() == null) {
            throw refused(read.problems());
        }
        Checked checked = FlowCompiler.compile(
                new FlowSource(
                        read.document(),
                        path -> Optional.ofNullable(files.get(path)).map(text -> bytes(text.toString()))),
                types);
        Plan plan = checked.plan();
        if (plan == null) {
            throw refused(checked.problems());
        }
        if (!plan.hash().equals(offer.get("hash"))) {
            throw new RunRefused(
                    "RUNNER_OUTDATED",
                    "This runner understands the flow otherwise than the backend: give both the same version",
                    List.of());
        }
        return plan;
    }

    private static RunRefused refused(List<Problem> problems) {
        return problems.stream()
                .filter(problem -> problem.code().equals("NODE_TYPE_UNKNOWN"))
                .findFirst()
                .map(problem -> new RunRefused(
                        "NODE_TYPE_UNAVAILABLE", "This runner lacks a node: " + problem.message(), problems))
                .orElseGet(() -> new RunRefused("FLOW_INVALID", "This runner cannot run the flow", problems));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, @Nullable Object> map(Map<String, @Nullable Object> frame, String field) {
        return frame.get(field) instanceof Map<?, ?> map ? (Map<String, @Nullable Object>) map : Map.of();
    }
}
