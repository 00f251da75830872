package dev.foldwork.flow.importing.draft;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Builds {@code http.request} nodes the same way for every source. */
public final class Requests {

    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE");
    private static final Set<String> SET_BY_THE_NODE = Set.of(
            "host", "content-length", "connection", "transfer-encoding", "upgrade", "te", "trailer", "keep-alive");

    private final FlowDraft flow;
    private final NodeDraft node;
    private final Report.Line line;
    private final Map<String, @Nullable Object> headers = new LinkedHashMap<>();
    private final Map<String, @Nullable Object> query = new LinkedHashMap<>();

    public Requests(FlowDraft flow, NodeDraft node, Report.Line line) {
        this.flow = flow;
        this.node = node;
        this.line = line;
        node.type = "http.request@1";
    }

    /** Returns false when there is no such method here; an expression is taken as it is. */
    public boolean method(String method) {
        String upper = method.toUpperCase(Locale.ROOT);
        boolean known = method.contains("${") || METHODS.contains(upper);
        if (known && !upper.equals("GET")) {
            node.with("method", method.contains("${") ? method : upper);
        }
        return known;
    }

    /** Returns false when there is no address. */
    public boolean url(@Nullable Object url) {
        if (!(url instanceof String text) || text.isBlank()) {
            return false;
        }
        node.with("url", kept("url", text.strip()));
        return true;
    }

    public void header(String name, @Nullable Object value) {
        if (SET_BY_THE_NODE.contains(name.toLowerCase(Locale.ROOT))) {
            line.approximated("the header '" + Texts.title(name) + "' is set by the node itself");
        } else if (!name.isBlank()) {
            headers.put(name, kept(name, value));
        }
    }

    public boolean hasHeader(String name) {
        return headers.keySet().stream().anyMatch(name::equalsIgnoreCase);
    }

    public void query(String name, @Nullable Object value) {
        if (!name.isBlank()) {
            query.put(name, kept(name, value));
        }
    }

    public void body(@Nullable Object body) {
        if (body != null) {
            node.with("body", kept("body", body));
        }
    }

    /** Puts what was collected into the node's settings. */
    public void finish() {
        Object body = node.with.remove("body");
        if (!query.isEmpty()) {
            node.with("query", query);
        }
        if (!headers.isEmpty()) {
            node.with("headers", headers);
        }
        if (body != null) {
            node.with("body", body);
        }
    }

    /** A credential written into the definition becomes a secret that is to be given by name. */
    private @Nullable Object kept(String name, @Nullable Object value) {
        if (value instanceof String text && !text.contains("${") && Sensitive.is(name, text)) {
            String secret = (node.id + "_" + Ids.plain(name)).toUpperCase(Locale.ROOT);
            flow.secrets.add(secret);
            line.approximated("a credential stood in '" + Texts.title(name) + "': give it as the secret " + secret);
            return "${ secrets." + secret + " }";
        }
        if (value instanceof String text && Sensitive.looksLike(text)) {
            line.unsupported("a credential stood in '" + Texts.title(name) + "' and was left out");
            return Placeholders.expression("a credential");
        }
        return Sensitive.without(value);
    }
}
