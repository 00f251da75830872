package dev.foldwork.backend.fuzz;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** What the service has named so far, by the place in paths where it is named again. */
final class Pool {

    private static final int MOST = 24;

    private final Map<String, List<String>> ids = new HashMap<>();
    private final Map<String, String> placeBehind = new HashMap<>();

    Pool(List<Operation> operations) {
        for (Operation operation : operations) {
            int cut = operation.path().lastIndexOf("/{");
            if (cut > 0 && operation.path().endsWith("}")) {
                placeBehind.put(
                        operation.path().substring(0, cut),
                        operation.path().substring(cut + 2, operation.path().length() - 1));
            }
        }
    }

    /** Returns something known for this place, or null. */
    String id(String place, Random random) {
        List<String> known = ids.getOrDefault(place, List.of());
        return known.isEmpty() ? null : known.get(random.nextInt(known.size()));
    }

    /** Keeps what an answer names: ids of what was made or listed, and what stands for a token or code. */
    void learn(Operation operation, Map<String, ?> body) {
        String place = placeBehind.get(operation.path());
        if (place != null) {
            named(place, body);
            body.values().forEach(member -> {
                if (member instanceof List<?> list) {
                    list.stream().limit(MOST).forEach(each -> named(place, each));
                }
            });
        }
        if (body.get("userCode") instanceof String code) {
            keep("code", code);
            keep("deviceCode", String.valueOf(body.get("deviceCode")));
        }
        if (body.get("session") instanceof String session) {
            keep("session", session);
        }
        if (body.get("path") instanceof String path && path.startsWith("/hooks/")) {
            keep("secret", path.substring("/hooks/".length()));
        }
        if (body.get("next") instanceof String next) {
            keep("cursor", next);
            keep("before", next);
        }
    }

    private void named(String place, Object thing) {
        if (thing instanceof Map<?, ?> map) {
            Object id = map.containsKey("id") ? map.get("id") : map.get("number");
            if (id != null) {
                keep(place, String.valueOf(id));
            }
        }
    }

    private void keep(String place, String id) {
        List<String> known = ids.computeIfAbsent(place, any -> new ArrayList<>());
        if (known.size() == MOST) {
            known.removeFirst();
        }
        known.add(id);
    }
}
