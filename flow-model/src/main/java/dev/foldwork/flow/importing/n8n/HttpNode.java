package dev.foldwork.flow.importing.n8n;

import dev.foldwork.flow.importing.draft.Mixed;
import dev.foldwork.flow.importing.draft.NodeDraft;
import dev.foldwork.flow.importing.draft.Report;
import dev.foldwork.flow.importing.draft.Requests;
import dev.foldwork.flow.importing.draft.Source;
import dev.foldwork.flow.importing.script.NotTranslated;
import dev.foldwork.flow.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** HTTP Request, its older forms too. */
record HttpNode(Conversion known, N8nNode source, NodeDraft node, Report.Line line, Values values) {

    boolean fill() {
        Source parameters = source.parameters();
        var request = new Requests(known.flow, node, line);
        String method = parameters.text("method", parameters.text("requestMethod", "GET"));
        Object verb = values.setting(method);
        if (!request.method(String.valueOf(verb)) || !request.url(values.setting(parameters.get("url")))) {
            return false;
        }
        pairs(parameters, "query")
                .forEach(each -> request.query(each.text("name", ""), values.setting(each.get("value"))));
        pairs(parameters, "header")
                .forEach(each -> request.header(each.text("name", ""), values.setting(each.get("value"))));
        if (parameters.text("specifyHeaders", "").equals("json")) {
            headers(request, values.json(parameters.get("jsonHeaders")));
        }
        boolean sends = parameters.flag("sendBody")
                || source.all().version("typeVersion") < 3
                        && !String.valueOf(verb).equalsIgnoreCase("GET");
        if (sends && !body(parameters, request)) {
            return false;
        }
        request.finish();
        authentication(parameters);
        options(parameters.child("options"));
        known.data.put(source.name(), "nodes." + node.id + ".body");
        return true;
    }

    private static void headers(Requests request, @Nullable Object headers) {
        Source.of(headers).map().forEach((name, value) -> request.header(String.valueOf(name), value));
    }

    private static List<Source> pairs(Source parameters, String what) {
        var all = new ArrayList<Source>(parameters.child(what + "Parameters").children("parameters"));
        all.addAll(parameters.child(what + "ParametersUi").children("parameter"));
        return all;
    }

    private boolean body(Source parameters, Requests request) {
        String type = parameters.text("contentType", parameters.text("bodyContentType", "json"));
        if (type.equals("raw")) {
            request.body(values.setting(parameters.get("body")));
            String media = parameters.text("rawContentType", "");
            if (!media.isBlank()) {
                request.header("Content-Type", values.setting(media));
            }
            return true;
        }
        if (type.equals("form-urlencoded")) {
            return form(parameters, request);
        }
        if (!type.equals("json")) {
            line.unsupported("it sends " + type + ", which the node does not");
            return false;
        }
        boolean text = parameters.text("specifyBody", "").equals("json") || parameters.flag("jsonParameters");
        if (text) {
            Object body =
                    parameters.has("jsonBody") ? parameters.get("jsonBody") : parameters.get("bodyParametersJson");
            request.body(values.json(body));
            return true;
        }
        var body = new LinkedHashMap<String, @Nullable Object>();
        pairs(parameters, "body").forEach(each -> body.put(each.text("name", ""), values.setting(each.get("value"))));
        request.body(body.isEmpty() ? null : body);
        return true;
    }

    private boolean form(Source parameters, Requests request) {
        var parts = new ArrayList<String>();
        try {
            for (Source each : pairs(parameters, "body")) {
                String name = Json.write(each.text("name", "") + "=");
                parts.add(name + " & $encodeUrlComponent($string(" + values.jsonata(each.get("value")) + "))");
            }
            request.body(
                    parts.isEmpty()
                            ? values.setting(parameters.get("body"))
                            : Mixed.of(String.join(" & \"&\" & ", parts)));
        } catch (NotTranslated not) {
            request.body(values.left("the form", not));
        }
        request.header("Content-Type", "application/x-www-form-urlencoded");
        return true;
    }

    private void authentication(Source parameters) {
        boolean needed = !parameters.text("authentication", "none").equals("none")
                || !source.all().child("credentials").map().isEmpty();
        if (!needed) {
            return;
        }
        String kind = parameters.text("genericAuthType", parameters.text("nodeCredentialType", "credential"));
        if (source.all().child("credentials").map().isEmpty()) {
            known.flow.connections.putIfAbsent(node.id, kind);
        }
        line.approximated("its credential (" + kind + ") was not carried over: add it as a header with a secret");
    }

    private void options(Source options) {
        long millis = options.number("timeout", 0);
        if (millis > 0) {
            node.timeout = millis + "ms";
        }
        for (String key : List.of("pagination", "batching", "proxy", "allowUnauthorizedCerts")) {
            if (options.has(key)) {
                line.approximated("its option '" + key + "' was left out");
            }
        }
    }
}
