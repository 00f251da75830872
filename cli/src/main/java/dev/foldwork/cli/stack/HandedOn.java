package dev.foldwork.cli.stack;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** What of this command's environment the service is told: what an operator sets, and no place of a file or server. */
final class HandedOn {

    private static final Pattern NAMES =
            Pattern.compile("FOLDWORK_(OIDC_[A-Z0-9_]+|TRUSTEDPROXIES|KEEPAUDITDAYS|PUBLICURL|LOGFORMAT"
                    + "|KEEPRUNSDAYS(LEAST|MOST)?|REQUESTSPERMINUTE|ALLOWEDHOSTS|ALLOWEDORIGINS)");

    private HandedOn() {}

    static Map<String, String> of(Map<String, String> environment) {
        var handedOn = new TreeMap<>(environment);
        handedOn.keySet().removeIf(name -> !NAMES.matcher(name).matches());
        return handedOn;
    }
}
