package dev.foldwork.cli.sync;

import dev.foldwork.cli.CliFailure;
import dev.foldwork.cli.ExitCode;
import dev.foldwork.cli.cloud.Backend;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The flows of a team, over HTTP. */
final class RemoteFlows {

    private static final String FLOWS = "/api/v1/flows";

    private final Backend backend;

    RemoteFlows(Backend backend) {
        this.backend = backend;
    }

    /** A flow of the team as lists show it. */
    record Listed(Map<String, @Nullable Object> json) {

        String id() {
            return text("id");
        }

        String name() {
            return text("name");
        }

        String text(String member) {
            return String.valueOf(json.get(member));
        }

        private String path(String rest) {
            return FLOWS + "/" + id() + rest;
        }
    }

    /** A flow's content with the revisions it was read at. */
    record Fetched(FlowContent content, long revision, long layoutRevision) {}

    /** Returns every flow that fits a query, by name. */
    TreeMap<String, Listed> list(boolean archived, @Nullable String text) {
        var all = new TreeMap<String, Listed>();
        String query = FLOWS + "?limit=200&archived=" + archived
                + (text == null ? "" : "&q=" + URLEncoder.encode(text, StandardCharsets.UTF_8));
        Object next = null;
        do {
            Map<String, @Nullable Object> page = backend.get(next == null ? query : query + "&cursor=" + next);
            for (Map<String, @Nullable Object> flow : maps(page.get("flows"))) {
                var listed = new Listed(flow);
                all.put(listed.name(), listed);
            }
            next = page.get("next");
        } while (next != null);
        return all;
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, @Nullable Object>> maps(@Nullable Object list) {
        return list instanceof List<?> ? (List<Map<String, @Nullable Object>>) list : List.of();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, @Nullable Object> map(@Nullable Object value) {
        return value instanceof Map<?, ?> ? (Map<String, @Nullable Object>) value : Map.of();
    }

    /** Returns the flow of a name; fails with exit code 3. */
    Listed find(String name) {
        Listed found = list(false, name).get(name);
        if (found == null) {
            found = list(true, name).get(name);
        }
        if (found == null) {
            throw new CliFailure(
                    "FLOW_UNKNOWN",
                    ExitCode.NOT_FOUND,
                    "The team has no flow '" + name + "'",
                    "look with 'foldwork flow list'");
        }
        return found;
    }

    Fetched fetch(Listed flow) {
        Map<String, @Nullable Object> logic = backend.get(flow.path("/draft"));
        Map<String, @Nullable Object> layout = backend.get(flow.path("/layout"));
        var files = new LinkedHashMap<String, String>();
        map(logic.get("files")).forEach((path, text) -> files.put(path, String.valueOf(text)));
        return new Fetched(
                new FlowContent(String.valueOf(logic.get("text")), files, map(layout.get("layout"))),
                number(logic),
                number(layout));
    }

    private static long number(Map<String, @Nullable Object> json) {
        return json.get("revision") instanceof Long revision ? revision : 0;
    }

    /** Makes a flow and returns it. */
    Listed create(FlowContent content) {
        return new Listed(backend.send("POST", FLOWS, body(content, true), null));
    }

    private static Map<String, @Nullable Object> body(FlowContent content, boolean layout) {
        var body = new LinkedHashMap<String, @Nullable Object>();
        body.put("text", content.text());
        body.put("files", content.files());
        if (layout) {
            body.put("layout", content.layout());
        }
        return body;
    }

    /** Replaces a flow's content as it was fetched; refused with DRAFT_CONFLICT when somebody was faster. */
    void replace(Listed flow, Fetched old, FlowContent with) {
        boolean logic = !old.content().text().equals(with.text())
                || !old.content().files().equals(with.files());
        if (logic) {
            backend.send("PUT", flow.path("/draft"), body(with, false), old.revision());
        }
        if (!dev.foldwork.flow.json.Json.deepEquals(old.content().layout(), with.layout())) {
            backend.send("PUT", flow.path("/layout"), Map.of("layout", with.layout()), old.layoutRevision());
        }
    }

    void archive(Listed flow, boolean archived) {
        backend.send("POST", flow.path(archived ? "/archive" : "/unarchive"), null, null);
    }

    Map<String, @Nullable Object> publish(Listed flow, long revision, String note) {
        return backend.send("POST", flow.path("/versions"), Map.of("note", note), revision);
    }

    List<Map<String, @Nullable Object>> versions(Listed flow) {
        return maps(backend.get(flow.path("/versions?limit=200")).get("versions"));
    }

    Map<String, @Nullable Object> version(Listed flow, int number) {
        return backend.get(flow.path("/versions/" + number));
    }

    void restore(Listed flow, int number, long revision) {
        backend.send("POST", flow.path("/versions/" + number + "/restore"), null, revision);
    }
}
