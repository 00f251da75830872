package dev.foldwork.backend.audit;

import dev.foldwork.backend.access.Caller;
import dev.foldwork.backend.access.Needs;
import dev.foldwork.backend.access.Role;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Writes down each change that succeeded, as route and ids of its path. What a viewer may do changes nothing and is left
 * out.
 */
final class ChangeWitness implements HandlerInterceptor {

    private static final Logger LOG = LoggerFactory.getLogger(ChangeWitness.class);
    private static final int LONGEST = 200;

    private final Audit audit;

    ChangeWitness(Audit audit) {
        this.audit = audit;
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception failure) {
        if (failure == null
                && response.getStatus() < 300
                && handler instanceof HandlerMethod method
                && isChange(request, method)
                && Caller.of(request) instanceof Caller caller) {
            write(Deed.of(caller, route(request), subject(request), ""));
        }
    }

    private static boolean isChange(HttpServletRequest request, HandlerMethod method) {
        Needs needs = method.getMethodAnnotation(Needs.class);
        return !request.getMethod().equals("GET")
                && needs != null
                && needs.role() != Role.VIEWER
                && !method.getBeanType().isAnnotationPresent(SelfAudited.class);
    }

    private static String route(HttpServletRequest request) {
        return request.getMethod() + " " + request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
    }

    private static String subject(HttpServletRequest request) {
        if (!(request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> variables)) {
            return "";
        }
        String subject =
                new TreeMap<>(variables).values().stream().map(String::valueOf).collect(Collectors.joining(" "));
        return subject.length() > LONGEST ? subject.substring(0, LONGEST) : subject;
    }

    /** The change is done and answered; that it cannot be written down must not turn it into a failure. */
    private void write(Deed deed) {
        try {
            audit.write(deed);
        } catch (RuntimeException failure) {
            LOG.error("{} by {} is not in the audit trail", deed.action(), deed.name(), failure);
        }
    }
}
