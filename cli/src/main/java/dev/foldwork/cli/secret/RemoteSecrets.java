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

/** The secrets of a team behind a backend. */
record RemoteSecrets(Backend backend) {

    private static final String SECRETS = "/api/v1/secrets";

    /** Returns all of them by name, without their values. */
    @SuppressWarnings("unchecked")
    List<Map<String, @Nullable Object>> list() {
        var all = new ArrayList<Map<String, @Nullable Object>>();
        String cursor = "";
        while (true) {
            Map<String, @Nullable Object> page = backend.get(SECRETS + "?limit=200" + cursor);
            if (page.get("secrets") instanceof List<?> secrets) {
                secrets.forEach(secret -> all.add((Map<String, @Nullable Object>) secret));
            }
            if (!(page.get("next") instanceof String next)) {
                return all;
            }
            cursor = "&cursor=" + URLEncoder.encode(next, StandardCharsets.UTF_8);
        }
    }

    Optional<String> id(String name) {
        return list().stream()
                .filter(secret -> name.equals(secret.get("name")))
                .map(secret -> String.valueOf(secret.get("id")))
                .findFirst();
    }

    private String known(String name) {
        return id(name).orElseThrow(() -> new CliFailure(
                "SECRET_UNKNOWN",
                ExitCode.NOT_FOUND,
                "The team has no secret '" + name + "'",
                "list them with 'foldwork secret list'"));
    }

    Map<String, @Nullable Object> get(String name) {
        return backend.get(SECRETS + "/" + known(name));
    }

    /** Sets a value; null leaves the note as it is. */
    Map<String, @Nullable Object> set(String name, String value, @Nullable String note) {
        var body = new LinkedHashMap<String, @Nullable Object>();
        body.put("value", value);
        body.put("note", note);
        Optional<String> known = id(name);
        if (known.isPresent()) {
            return backend.send("PATCH", SECRETS + "/" + known.get(), body, null);
        }
        body.put("name", name);
        return backend.send("POST", SECRETS, body, null);
    }

    void delete(String name, boolean force) {
        backend.send("DELETE", SECRETS + "/" + known(name) + (force ? "?force=true" : ""), null, null);
    }

    Map<String, @Nullable Object> reseal() {
        return backend.send("POST", SECRETS + "/reseal", Map.of(), null);
    }
}
