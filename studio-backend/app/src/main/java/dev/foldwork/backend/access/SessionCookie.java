package dev.foldwork.backend.access;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseCookie;

/**
 * The cookie that carries a session. Where the service is reached by TLS its name begins with {@code __Host-}, which no
 * other host and no unencrypted answer can set.
 */
public final class SessionCookie {

    private static final Duration LONGEST = Duration.ofDays(14);

    private final boolean secure;

    /** Makes the cookie of a service that people reach by TLS, or not. */
    SessionCookie(boolean secure) {
        this.secure = secure;
    }

    String name() {
        return secure ? "__Host-foldwork" : "foldwork_session";
    }

    /** Returns what the browser sent; null for none, and for two of which one must have been planted. */
    public @Nullable String read(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        List<String> sent = cookies == null
                ? List.of()
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals(name()))
                        .map(Cookie::getValue)
                        .toList();
        return sent.size() == 1 && !sent.getFirst().isEmpty() ? sent.getFirst() : null;
    }

    /** Has the browser use this secret from now on. */
    public void set(HttpServletResponse response, String secret) {
        add(response, secret, LONGEST);
    }

    /** Has the browser forget the session. */
    public void clear(HttpServletResponse response) {
        add(response, "", Duration.ZERO);
    }

    private void add(HttpServletResponse response, String value, Duration age) {
        ResponseCookie cookie = ResponseCookie.from(name(), value)
                .path("/")
                .httpOnly(true)
                .secure(secure)
                .sameSite("Lax")
                .maxAge(age)
                .build();
        response.addHeader("Set-Cookie", cookie.toString());
    }
}
