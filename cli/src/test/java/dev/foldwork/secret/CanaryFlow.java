package dev.foldwork.secret;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A flow that sends secrets to a server and passes on what comes back. */
final class CanaryFlow {

    /** How many secrets a node sends. */
    static final int PER_NODE = 10;

    private static final List<String> PATHS = List.of("echo", "large", "refuse", "redirect");

    private CanaryFlow() {}

    /** Each secret goes out in the address, a header, and the body; what comes back goes through the other kinds. */
    static Map<String, Object> flow(Set<String> secrets, String host) {
        var nodes = new LinkedHashMap<String, Object>();
        for (int node = 0; node < secrets.size() / PER_NODE; node++) {
            var names = new ArrayList<String>();
            for (int number = node * PER_NODE; number < (node + 1) * PER_NODE; number++) {
                names.add("${ secrets.S" + number + " }");
            }
            String id = "call" + node;
            nodes.put(id, call(host, PATHS.get(node % PATHS.size()), names));
            Map<String, Map<String, Object>> more = passedOn(id);
            // What comes back from the first call goes through every kind, that of the others through one each.
            int one = node % more.size();
            more.keySet().stream()
                    .skip(node == 0 ? 0 : one)
                    .limit(node == 0 ? more.size() : 1)
                    .forEach(next -> nodes.put(next, more.get(next)));
        }
        CanaryConnections.calls().forEach(nodes::put);
        nodes.put("nowhere", call("127.0.0.1:1", "echo", List.of("${ secrets.S0 }")));
        return Map.of(
                "access",
                Map.of(
                        "secrets",
                        List.copyOf(secrets),
                        "connections",
                        CanaryConnections.kinds(),
                        "folders",
                        Map.of("out", Map.of("title", "Out", "mode", "read_write"))),
                "nodes",
                nodes,
                "outputs",
                Map.of("last", "${ nodes.call0.body }"));
    }

    private static Map<String, Object> call(String host, String path, List<String> values) {
        var with = new LinkedHashMap<String, Object>();
        with.put("method", "POST");
        with.put("url", "http://" + host + "/" + path);
        with.put("query", Map.of("key", values.getFirst(), "more", values));
        with.put("headers", Map.of("X-Key", "Bearer " + values.getFirst()));
        with.put("body", Map.of("values", values, "deep", Map.of("text", "<" + String.join("|", values) + ">")));
        return Map.of("type", "http.request@1", "onError", "continue", "with", with);
    }

    private static Map<String, Map<String, Object>> passedOn(String id) {
        var nodes = new LinkedHashMap<String, Map<String, Object>>();
        String all = "${ nodes." + id + " }";
        nodes.put(id + "_set", node(id, "data.set@1", Map.of("v", all)));
        nodes.put(id + "_log", node(id, "log.note@1", Map.of("message", "got " + all)));
        nodes.put(
                id + "_file",
                node(id, "file.write@1", Map.of("folder", "out", "path", id + ".txt", "content", all + " ")));
        nodes.put(
                id + "_fail",
                Map.of(
                        "type",
                        "flow.fail@1",
                        "needs",
                        List.of(id),
                        "onError",
                        "continue",
                        "with",
                        Map.of("code", "SHOWN", "message", all + " ")));
        nodes.put(
                id + "_each",
                Map.of(
                        "type",
                        "flow.for_each@1",
                        "needs",
                        List.of(id),
                        "with",
                        Map.of("items", "${ [nodes." + id + "] }"),
                        "nodes",
                        Map.of("in", Map.of("type", "data.set@1", "with", Map.of("v", "${ item }"))),
                        "outputs",
                        Map.of("v", "${ nodes.in.v }")));
        return nodes;
    }

    private static Map<String, Object> node(String needs, String type, Map<String, Object> with) {
        return Map.of("type", type, "needs", List.of(needs), "with", with);
    }
}
