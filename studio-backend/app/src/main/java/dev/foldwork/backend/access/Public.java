package dev.foldwork.backend.access;

import java.util.Set;

/** The only requests that are answered without a token, by exact method and path. */
final class Public {

    private static final Set<String> REQUESTS = Set.of("GET /health/live", "GET /health/ready");

    private Public() {}

    /** Returns true for a request that needs no token; compares the path as it was sent, undecoded. */
    static boolean request(String method, String rawPath) {
        return REQUESTS.contains(method + " " + rawPath);
    }
}
