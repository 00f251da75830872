package dev.foldwork.backend.access;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The cookie's attributes. */
class SessionCookieTest {

    private static String set(boolean secure) {
        List<String> headers = new ArrayList<>();
        var response = (HttpServletResponse) Proxy.newProxyInstance(
                SessionCookieTest.class.getClassLoader(),
                new Class<?>[] {HttpServletResponse.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("addHeader")) {
                        headers.add(arguments[0] + ": " + arguments[1]);
                    }
                    return null;
                });
        new SessionCookie(secure).set(response, "secret");
        return headers.getFirst();
    }

    @Test
    void isBoundToHostAndTlsWhereThereIsTls() {
        assertThat(set(true))
                .startsWith("Set-Cookie: __Host-foldwork=secret;")
                .contains("Secure", "HttpOnly", "SameSite=Lax", "Path=/")
                .doesNotContain("Domain");
    }

    @Test
    void worksOnLoopbackWithoutTls() {
        assertThat(set(false))
                .startsWith("Set-Cookie: foldwork_session=secret;")
                .contains("HttpOnly", "SameSite=Lax", "Path=/")
                .doesNotContain("Secure", "Domain");
    }
}
