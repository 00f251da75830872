package dev.foldwork.backend.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The cookie that ties a sign-in at a provider to the browser that began it; lives for minutes. */
public final class LoginCookie {

    private final BrowserCookie cookie;

    /** Makes the cookie of a service that people reach by TLS, or not. */
    LoginCookie(boolean secure) {
        this.cookie = new BrowserCookie(secure ? "__Host-foldwork-login" : "foldwork_login", secure);
    }

    /** Returns what the browser sent; null for none, and for two of which one must have been planted. */
    public @Nullable String read(HttpServletRequest request) {
        return cookie.read(request);
    }

    /** Has the browser bring this back. */
    public void set(HttpServletResponse response, String secret, Duration age) {
        cookie.add(response, secret, age);
    }

    /** Has the browser forget it. */
    public void clear(HttpServletResponse response) {
        cookie.add(response, "", Duration.ZERO);
    }
}
