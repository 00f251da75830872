package dev.foldwork.flow.importing.conductor;

import dev.foldwork.flow.importing.draft.FlowDraft;
import dev.foldwork.flow.importing.draft.NodeDraft;
import dev.foldwork.flow.importing.draft.Report;
import dev.foldwork.flow.importing.draft.Requests;
import dev.foldwork.flow.importing.draft.Source;
import org.jspecify.annotations.Nullable;

/** HTTP as {@code http.request}. */
final class HttpTask {

    private HttpTask() {}

    /** Returns false when the request cannot be made by the node. */
    static boolean fill(FlowDraft flow, NodeDraft node, Source request, References references, Report.Line line) {
        var made = new Requests(flow, node, line);
        Object method = references.value(request.text("method", "GET"), line);
        if (!made.method(String.valueOf(method)) || !made.url(references.value(request.get("uri"), line))) {
            return false;
        }
        request.child("headers")
                .map()
                .forEach((name, value) -> made.header(String.valueOf(name), references.value(value, line)));
        header(made, "Accept", request.text("accept"), references, line);
        header(made, "Content-Type", request.text("contentType"), references, line);
        made.body(references.value(request.get("body"), line));
        made.finish();
        long millis = request.number("readTimeOut", 0);
        if (millis > 0) {
            node.timeout = millis + "ms";
        }
        if (request.has("oauthConsumerKey") || request.has("vipAddress")) {
            line.approximated("OAuth 1 and Eureka addresses were left out");
        }
        return true;
    }

    private static void header(
            Requests made, String name, @Nullable String value, References references, Report.Line line) {
        if (value != null && !value.isBlank() && !made.hasHeader(name)) {
            made.header(name, references.value(value, line));
        }
    }
}
