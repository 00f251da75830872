package dev.foldwork.backend.problem;

import dev.foldwork.flow.trace.Traceparent;
import jakarta.servlet.http.HttpServletRequest;

/** The trace a request belongs to: the caller's ({@code traceparent}), or one of its own. */
public final class Trace {

    private static final String ATTRIBUTE = Trace.class.getName();

    private Trace() {}

    /** Returns the request's trace id, 32 hex digits; the same at every call for one request. */
    public static String id(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof String known) {
            return known;
        }
        String id = Traceparent.read(request.getHeader("traceparent"))
                .orElseGet(Traceparent::fresh)
                .trace();
        set(request, id);
        return id;
    }

    /** Says which trace the request was put into. */
    public static void set(HttpServletRequest request, String id) {
        request.setAttribute(ATTRIBUTE, id);
    }
}
