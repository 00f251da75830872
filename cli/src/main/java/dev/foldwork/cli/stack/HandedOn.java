package dev.foldwork.cli.stack;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** What of this command's environment the service is told: settings about people, and nothing else. */
final class HandedOn {

    private static final Pattern NAMES =
            Pattern.compile("FOLDWORK_(OIDC_[A-Z0-9_]+|TRUSTEDPROXIES|KEEPAUDITDAYS|PUBLICURL)");

    private HandedOn() {}

    static Map<String, String> of(Map<String, String> environment) {
        var handedOn = new TreeMap<>(environment);
        handedOn.keySet().removeIf(name -> !NAMES.matcher(name).matches());
        return handedOn;
    }
}
