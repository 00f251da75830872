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
 * A cookie that no script reads and no foreign page's request carries, but for a link that somebody follows.
 *
 * @param secure true where the service is reached by TLS
 */
record BrowserCookie(String name, boolean secure) {

    /** Returns what the browser sent; null for none, and for two of which one must have been planted. */
    @Nullable
    String read(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        List<String> sent = cookies == null
                ? List.of()
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals(name))
                        .map(Cookie::getValue)
                        .toList();
        return sent.size() == 1 && !sent.getFirst().isEmpty() ? sent.getFirst() : null;
    }

    void add(HttpServletResponse response, String value, Duration age) {
        ResponseCookie cookie = ResponseCookie.from(name, value)
                .path("/")
                .httpOnly(true)
                .secure(secure)
                .sameSite("Lax")
                .maxAge(age)
                .build();
        response.addHeader("Set-Cookie", cookie.toString());
    }
}
