package dev.foldwork.backend.access;

import dev.foldwork.backend.problem.ApiProblem;
import dev.foldwork.backend.problem.Code;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds out who sent a request: by its token, or by its session's cookie. Thread-safe. */
final class Credentials {

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    private final Tokens tokens;
    private final Sessions sessions;
    private final SessionCookie cookie;

    Credentials(Tokens tokens, Sessions sessions, SessionCookie cookie) {
        this.tokens = tokens;
        this.sessions = sessions;
        this.cookie = cookie;
    }

    /**
     * Returns who sent a request. A token counts before a cookie, since no foreign page can send one.
     *
     * @throws ApiProblem TOKEN_MISSING, TOKEN_INVALID, SESSION_INVALID, CSRF_REFUSED
     */
    Caller caller(HttpServletRequest request, HttpServletResponse response) {
        String header = request.getHeader("Authorization");
        if (header != null) {
            return byToken(token(header));
        }
        String secret = cookie.read(request);
        if (secret == null) {
            throw new ApiProblem(Code.TOKEN_MISSING, "Send a token: Authorization: Bearer TOKEN.");
        }
        Sessions.Entered entered = sessions.enter(secret);
        if (entered == null) {
            cookie.clear(response);
            throw new ApiProblem(Code.SESSION_INVALID, "The session has ended. Sign in again.");
        }
        if (entered.cookie() != null) {
            cookie.set(response, entered.cookie());
        }
        if (!SAFE.contains(request.getMethod())) {
            checkPage(request, secret);
        }
        return entered.caller();
    }

    private Caller byToken(@Nullable String token) {
        Caller caller = token == null ? null : tokens.caller(token);
        if (token == null) {
            throw new ApiProblem(Code.TOKEN_MISSING, "Send a token: Authorization: Bearer TOKEN.");
        }
        if (caller == null) {
            throw new ApiProblem(Code.TOKEN_INVALID, "The token is unknown or has expired.");
        }
        return caller;
    }

    private static @Nullable String token(String header) {
        if (!header.regionMatches(true, 0, "Bearer ", 0, 7)) {
            return null;
        }
        String token = header.substring(7).strip();
        return token.isEmpty() ? null : token;
    }

    /** A browser sends the cookie for any page, so a change needs what only our own pages can send. */
    private static void checkPage(HttpServletRequest request, String secret) {
        String sent = request.getHeader("X-CSRF-Token");
        boolean ours = request.getHeader("Origin") != null
                && sent != null
                && MessageDigest.isEqual(
                        sent.getBytes(StandardCharsets.UTF_8),
                        Sessions.csrf(secret).getBytes(StandardCharsets.UTF_8));
        if (!ours) {
            throw new ApiProblem(
                    Code.CSRF_REFUSED,
                    "A change with a cookie needs the Origin of the page and X-CSRF-Token, which GET /api/v1/me tells.");
        }
    }
}
