package dev.foldwork.flow.share;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** What stands in the place of what is taken out: the same for the same thing throughout, so that a flow goes on meaning something. */
final class Placeholders {

    private final Map<String, Map<String, Integer>> numbers = new HashMap<>();

    private int number(String kind, String what) {
        Map<String, Integer> known = numbers.computeIfAbsent(kind, any -> new HashMap<>());
        return known.computeIfAbsent(what.toLowerCase(Locale.ROOT), any -> known.size() + 1);
    }

    String host(String host) {
        return "host" + number("host", host) + ".example.com";
    }

    String email(String address) {
        return "person" + number("email", address) + "@example.com";
    }

    String path(String path) {
        return "path" + number("path", path);
    }

    /** Addresses that RFC 5737 keeps for documents. */
    String address(String address) {
        return "192.0.2." + (number("address", address) - 1) % 254;
    }
}
