package dev.foldwork.backend.access;

import dev.foldwork.backend.problem.ApiProblem;
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

/**
 * Stands before every handler: host, origin, token or session, size, type of the body, in this order.
 *
 * <p>A web page can reach loopback, so nothing is trusted for coming from this machine. Whatever a request asks for, a
 * caller without a valid token or session learns only that one is needed.
 */
final class DoorFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    /** Where the request's caller is kept. */
    static final String CALLER = Caller.class.getName();

    private final transient Names names;
    private final transient TrustedProxies proxies;
    private final transient Credentials credentials;

    DoorFilter(Names names, TrustedProxies proxies, Credentials credentials) {
        this.names = names;
        this.proxies = proxies;
        this.credentials = credentials;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        harden(response);
        ClientAddress.set(request, proxies.address(request));
        try {
            pass(request, response);
        } catch (ApiProblem refused) {
            new ProblemDocument(refused.code(), String.valueOf(refused.getMessage()), List.of(), Trace.id(request))
                    .writeTo(response);
            return;
        }
        chain.doFilter(request, response);
    }

    private void pass(HttpServletRequest request, HttpServletResponse response) {
        if (!names.servesHost(request.getHeader("Host"))) {
            throw new ApiProblem(Code.HOST_REFUSED, "The Host header names a host that is not served.");
        }
        if (!names.allowsOrigin(request.getHeader("Origin"))) {
            throw new ApiProblem(Code.ORIGIN_REFUSED, "Pages of this origin may not call.");
        }
        let(request, response);
        if (String.valueOf(request.getContentType()).split(";")[0].contains("*")) {
            throw new ApiProblem(Code.MEDIA_TYPE_UNSUPPORTED, "The Content-Type of a body has no wildcards.");
        }
    }

    private void let(HttpServletRequest request, HttpServletResponse response) {
        if (Public.request(request.getMethod(), request.getRequestURI())) {
            boolean chunked = request.getHeader("Transfer-Encoding") != null;
            if (Public.tooLong(request.getRequestURI(), request.getContentLengthLong(), chunked)) {
                throw new ApiProblem(Code.BODY_TOO_LARGE, "Send at most 16 KiB here, with a Content-Length.");
            }
            return;
        }
        request.setAttribute(CALLER, credentials.caller(request, response));
        if (request.getContentLengthLong() > Limits.BODY_BYTES) {
            throw new ApiProblem(Code.BODY_TOO_LARGE, Limits.BODY_MESSAGE);
        }
    }

    private static void harden(HttpServletResponse response) {
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
        response.setHeader("Referrer-Policy", "no-referrer");
    }
}
