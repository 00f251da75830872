package dev.foldwork.backend.access;

import dev.foldwork.backend.problem.Code;
import dev.foldwork.backend.problem.ProblemDocument;
import dev.foldwork.backend.problem.Trace;
import dev.foldwork.backend.wire.Limits;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Stands before every handler: host, origin, token, size, in this order.
 *
 * <p>A web page can reach loopback, so nothing is trusted for coming from this machine. Whatever a request asks for, a
 * caller without a valid token learns only that a token is needed.
 */
final class DoorFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    /** Where the request's caller is kept. */
    static final String CALLER = Caller.class.getName();

    private final transient Names names;
    private final transient Tokens tokens;

    DoorFilter(Names names, Tokens tokens) {
        this.names = names;
        this.tokens = tokens;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        harden(response);
        if (!names.servesHost(request.getHeader("Host"))) {
            refuse(Code.HOST_REFUSED, "The Host header names a host that is not served.", request, response);
        } else if (!names.allowsOrigin(request.getHeader("Origin"))) {
            refuse(Code.ORIGIN_REFUSED, "Pages of this origin may not call.", request, response);
        } else if (Public.request(request.getMethod(), request.getRequestURI())) {
            chain.doFilter(request, response);
        } else {
            withToken(request, response, chain);
        }
    }

    private void withToken(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String token = token(request.getHeader("Authorization"));
        Caller caller = token == null ? null : tokens.caller(token);
        if (token == null) {
            refuse(Code.TOKEN_MISSING, "Send a token: Authorization: Bearer TOKEN.", request, response);
        } else if (caller == null) {
            refuse(Code.TOKEN_INVALID, "The token is unknown or has expired.", request, response);
        } else if (request.getContentLengthLong() > Limits.BODY_BYTES) {
            refuse(Code.BODY_TOO_LARGE, Limits.BODY_MESSAGE, request, response);
        } else {
            request.setAttribute(CALLER, caller);
            chain.doFilter(request, response);
        }
    }

    private static @Nullable String token(@Nullable String header) {
        if (header == null || !header.regionMatches(true, 0, "Bearer ", 0, 7)) {
            return null;
        }
        String token = header.substring(7).strip();
        return token.isEmpty() ? null : token;
    }

    private static void harden(HttpServletResponse response) {
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
        response.setHeader("Referrer-Policy", "no-referrer");
    }

    private static void refuse(Code code, String detail, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        new ProblemDocument(code, detail, List.of(), Trace.id(request)).writeTo(response);
    }
}
