package dev.foldwork.flow.importing.serverless;

import dev.foldwork.flow.importing.draft.Ids;
import dev.foldwork.flow.importing.draft.NodeDraft;
import dev.foldwork.flow.importing.draft.Report;
import dev.foldwork.flow.importing.draft.Requests;
import dev.foldwork.flow.importing.draft.Source;
import dev.foldwork.flow.importing.script.NotTranslated;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code call: http} as {@code http.request}. */
record HttpCall(Conversion known, NodeDraft node, Report.Line line, Values values) {

    /** Returns JSONata for what the call gives; empty when the node cannot make it. */
    Optional<String> fill(Source with) {
        var request = new Requests(known.flow, node, line);
        Object endpoint = with.get("endpoint");
        Object uri = endpoint instanceof Map<?, ?> map ? Source.of(map).get("uri") : endpoint;
        Object url;
        try {
            url = values.address(uri);
        } catch (NotTranslated not) {
            return Optional.empty();
        }
        if (!request.method(with.text("method", "get")) || !request.url(url)) {
            return Optional.empty();
        }
        request.body(values.setting(with.get("body")));
        with.child("headers")
                .map()
                .forEach((name, value) -> request.header(String.valueOf(name), values.setting(value)));
        with.child("query").map().forEach((name, value) -> request.query(String.valueOf(name), values.setting(value)));
        request.finish();
        for (String whole : new String[] {"headers", "query"}) {
            if (with.get(whole) instanceof String text) {
                node.with(whole, values.setting(text));
            }
        }
        authentication(endpoint instanceof Map<?, ?> map ? Source.of(map).get("authentication") : null);
        if (with.flag("redirect")) {
            line.approximated("an answer that redirects counts as one here only if 'expect' names its status");
        }
        return Optional.of(data(with.text("output", "content")));
    }

    private String data(String output) {
        String base = "nodes." + node.id;
        return output.equals("response")
                ? "{\"content\": " + base + ".body, \"statusCode\": " + base + ".status, \"headers\": " + base
                        + ".headers}"
                : base + ".body";
    }

    private void authentication(@Nullable Object raw) {
        if (raw == null) {
            return;
        }
        Source given = raw instanceof String named ? Source.of(Map.of("use", named)) : Source.of(raw);
        String name = given.text("use", node.id);
        Source policy = given.has("use") ? known.use.child("authentications").child(name) : given;
        String kind =
                policy.map().keySet().stream().map(String::valueOf).findFirst().orElse("credential");
        known.flow.connections.put(Ids.plain(name), kind);
        line.approximated("its authentication (" + kind + ") was not carried over: add it as a header with a secret");
    }
}
