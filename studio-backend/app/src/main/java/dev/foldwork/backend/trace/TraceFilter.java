package dev.foldwork.backend.trace;

import dev.foldwork.backend.problem.Trace;
import dev.foldwork.flow.trace.Span;
import dev.foldwork.flow.trace.SpanSink;
import dev.foldwork.flow.trace.Traceparent;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.web.servlet.HandlerMapping;

/** Puts every request into its trace: the caller's, or one of its own where spans are recorded. */
final class TraceFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;
    private static final Set<String> METHODS =
            Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT");
    private static final int FAULTS = 500;
    private static final String LOGGED = "trace.id";

    private final transient SpanSink spans;
    private final transient InstantSource clock;

    TraceFilter(SpanSink spans, InstantSource clock) {
        this.spans = spans;
        this.clock = clock;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        try (var _ = MDC.putCloseable(LOGGED, Trace.id(request))) {
            traced(request, response, chain);
        }
    }

    private void traced(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Traceparent caller = Traceparent.read(request.getHeader("traceparent")).orElse(null);
        if (!spans.isOn()) {
            within(caller, request, response, chain);
            return;
        }
        if (isOwnTalk(request.getRequestURI())) {
            within(caller, request, response, chain);
            return;
        }
        Traceparent own = caller == null ? Traceparent.fresh() : caller.next();
        Trace.set(request, own.trace());
        MDC.put(LOGGED, own.trace());
        Instant start = clock.instant();
        try {
            within(own, request, response, chain);
        } finally {
            spans.accept(span(own, caller, request, response, start));
        }
    }

    /** What the system's parts ask each other several times a second tells nobody anything. */
    private static boolean isOwnTalk(String path) {
        return path.startsWith("/health/") || path.startsWith("/internal/");
    }

    private static void within(
            @Nullable Traceparent place, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (place == null) {
            chain.doFilter(request, response);
            return;
        }
        try {
            ScopedValue.where(CallerTrace.NOW, place).<@Nullable Void, Exception>call(() -> {
                chain.doFilter(request, response);
                return null;
            });
        } catch (IOException | ServletException | RuntimeException failure) {
            throw failure;
        } catch (Exception unforeseen) {
            throw new ServletException(unforeseen);
        }
    }

    /** The route is the pattern, never the address: that may hold a webhook's secret. */
    private Span span(
            Traceparent own,
            @Nullable Traceparent caller,
            HttpServletRequest request,
            HttpServletResponse response,
            Instant start) {
        String method = METHODS.contains(request.getMethod()) ? request.getMethod() : "_OTHER";
        Map<String, Object> attributes = new LinkedHashMap<>();
        attributes.put("http.request.method", method);
        attributes.put("http.response.status_code", (long) response.getStatus());
        Object route = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        if (route != null) {
            attributes.put("http.route", route.toString());
        }
        Instant end = clock.instant();
        return new Span(
                own,
                caller,
                Span.Kind.SERVER,
                route == null ? method : method + " " + route,
                start,
                end.isBefore(start) ? start : end,
                attributes,
                response.getStatus() >= FAULTS ? Integer.toString(response.getStatus()) : null,
                List.of());
    }
}
