package dev.foldwork.cli.secret;

import dev.foldwork.cli.CliFailure;
import dev.foldwork.cli.ExitCode;
import dev.foldwork.cli.cloud.Backend;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a team behind a backend keeps by name. */
record RemoteKept(Backend backend, Kept kept) {

    /** Returns all of them by name, without what is secret. */
    @SuppressWarnings("unchecked")
    List<Map<String, @Nullable Object>> list() {
        var all = new ArrayList<Map<String, @Nullable Object>>();
        String cursor = "";
        while (true) {
            Map<String, @Nullable Object> page = backend.get(kept.path() + "?limit=200" + cursor);
            if (page.get(kept.plural()) instanceof List<?> some) {
                some.forEach(one -> all.add((Map<String, @Nullable Object>) one));
            }
            if (!(page.get("next") instanceof String next)) {
                return all;
            }
            cursor = "&cursor=" + URLEncoder.encode(next, StandardCharsets.UTF_8);
        }
    }

    Optional<Map<String, @Nullable Object>> find(String name) {
        return list().stream().filter(one -> name.equals(one.get("name"))).findFirst();
    }

    private String known(String name) {
        return kept.path() + "/"
                + find(name)
                        .orElseThrow(() -> new CliFailure(
                                kept.name() + "_UNKNOWN",
                                ExitCode.NOT_FOUND,
                                "The team has no " + kept.word() + " '" + name + "'",
                                "list them with 'foldwork " + kept.word() + " list'"))
                        .get("id");
    }

    Map<String, @Nullable Object> get(String name) {
        return backend.get(known(name));
    }

    Map<String, @Nullable Object> add(String name, Map<String, @Nullable Object> values) {
        var body = new LinkedHashMap<String, @Nullable Object>(values);
        body.put("name", name);
        return backend.send("POST", kept.path(), body, null);
    }

    /** Changes what is given; a null leaves it as it is. */
    Map<String, @Nullable Object> change(String name, Map<String, @Nullable Object> values) {
        return backend.send("PATCH", known(name), values, null);
    }

    void delete(String name, boolean force) {
        backend.send("DELETE", known(name) + (force ? "?force=true" : ""), null, null);
    }
}
