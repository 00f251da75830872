package dev.foldwork.secret;

import dev.foldwork.node.Connection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Connections whose secret fields are canaries, one for each way to sign in, and nodes that call with them. */
final class CanaryConnections {

    /** How often their values stand in what the server is sent in plain: not in Base64, and twice with a redirect. */
    static final long SENT = 4;

    private static final List<String> NAMES = List.of("bearing", "headed", "basic", "granted");
    private static final List<String> PATHS = List.of("echo", "redirect", "large", "refuse");

    private CanaryConnections() {}

    /** Returns them for a server, by name; takes four values. */
    static Map<String, Connection> to(String host, List<String> values) {
        String base = "http://" + host;
        var all = new LinkedHashMap<String, Connection>();
        add(all, "bearing", Map.of("baseUrl", base, "auth", "bearer", "token", values.get(0)));
        add(all, "headed", Map.of("baseUrl", base, "auth", "header", "header", "X-Key", "value", values.get(1)));
        add(all, "basic", Map.of("baseUrl", base, "auth", "basic", "user", "anna", "password", values.get(2)));
        add(
                all,
                "granted",
                Map.of(
                        "baseUrl",
                        base,
                        "auth",
                        "oauth2",
                        "tokenUrl",
                        base + "/token",
                        "clientId",
                        "anna",
                        "clientSecret",
                        values.get(3)));
        return all;
    }

    private static void add(Map<String, Connection> all, String name, Map<String, Object> fields) {
        all.put(name, new Connection(name, "http", new LinkedHashMap<>(fields)));
    }

    /** Returns what a flow says of them. */
    static Map<String, Object> kinds() {
        var kinds = new LinkedHashMap<String, Object>();
        NAMES.forEach(name -> kinds.put(name, "http"));
        return kinds;
    }

    /** Returns a call with each. */
    static Map<String, Map<String, Object>> calls() {
        var calls = new LinkedHashMap<String, Map<String, Object>>();
        for (int i = 0; i < NAMES.size(); i++) {
            calls.put(
                    NAMES.get(i),
                    Map.of(
                            "type",
                            "http.request@1",
                            "onError",
                            "continue",
                            "with",
                            Map.of("connection", NAMES.get(i), "url", PATHS.get(i))));
        }
        return calls;
    }
}
