package dev.foldwork.backend.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The cookie that carries a session. Where the service is reached by TLS its name begins with {@code __Host-}, which no
 * other host and no unencrypted answer can set.
 */
public final class SessionCookie {

    private static final Duration LONGEST = Duration.ofDays(14);

    private final BrowserCookie cookie;

    /** Makes the cookie of a service that people reach by TLS, or not. */
    SessionCookie(boolean secure) {
        this.cookie = new BrowserCookie(secure ? "__Host-foldwork" : "foldwork_session", secure);
    }

    String name() {
        return cookie.name();
    }

    /** Returns what the browser sent; null for none, and for two of which one must have been planted. */
    public @Nullable String read(HttpServletRequest request) {
        return cookie.read(request);
    }

    /** Has the browser use this secret from now on. */
    public void set(HttpServletResponse response, String secret) {
        cookie.add(response, secret, LONGEST);
    }

    /** Has the browser forget the session. */
    public void clear(HttpServletResponse response) {
        cookie.add(response, "", Duration.ZERO);
    }
}
