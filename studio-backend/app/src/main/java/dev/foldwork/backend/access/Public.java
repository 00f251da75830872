package dev.foldwork.backend.access;

import java.util.Set;
import java.util.regex.Pattern;

/** The only requests that are answered without a token, by exact method and path. */
final class Public {

    private static final Set<String> REQUESTS = Set.of(
            "GET /health/live",
            "GET /health/ready",
            // Names of providers, which a page shows to whoever wants to sign in.
            "GET /api/v1/sign-in",
            // What these ask for in the body is what such a request has for a token.
            "POST /api/v1/sessions",
            "POST /api/v1/invitations/accept",
            "POST /api/v1/invitations/passkey",
            "POST /api/v1/sessions/passkey",
            "POST /api/v1/device/token",
            // What these give opens nothing: until a passkey answers, and until a person approves.
            "POST /api/v1/sign-in/passkey",
            "POST /api/v1/device/authorization");

    /** The secret in the path is what such a request has for a token. */
    private static final Pattern HOOK = Pattern.compile("POST /hooks/fwh_[A-Za-z0-9_-]{43}");

    /**
     * Beginning at a provider opens nothing; coming back wants the cookie of the browser that began and a code of the
     * provider.
     */
    private static final Pattern PROVIDER = Pattern.compile(
            "(GET|POST) /api/v1/sign-in/oidc/[a-z][a-z0-9-]{0,31}|GET /api/v1/sign-in/oidc/[a-z][a-z0-9-]{0,31}/callback");

    /** The pages of the studio and their files, which are the same for everybody; the contract lists them. */
    private static final Pattern PAGE =
            Pattern.compile("(GET|HEAD) (/|/(sign-in|join|device|flows|runs|triggers|templates|team|account)"
                    + "|/(flows|runs|templates|team)/[A-Za-z0-9_-]{1,80}|/flows/[A-Za-z0-9_-]{1,80}/[A-Za-z0-9_-]{1,80}"
                    + "|/assets/[A-Za-z0-9_][A-Za-z0-9._-]{0,120})");

    private static final long FORM_BYTES = 16 << 10;

    private Public() {}

    /** Returns true for a request that needs no token; compares the path as it was sent, undecoded. */
    static boolean request(String method, String rawPath) {
        String request = method + " " + rawPath;
        return REQUESTS.contains(request)
                || PAGE.matcher(request).matches()
                || HOOK.matcher(request).matches()
                || PROVIDER.matcher(request).matches();
    }

    /** Returns true when a body of this length cannot be meant; a length of -1 says that it is not known. */
    static boolean tooLong(String rawPath, long length, boolean chunked) {
        return !rawPath.startsWith("/hooks/") && (chunked || length > FORM_BYTES);
    }
}
