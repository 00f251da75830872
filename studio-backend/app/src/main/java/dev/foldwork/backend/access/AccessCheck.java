package dev.foldwork.backend.access;

import dev.foldwork.backend.problem.ApiProblem;
import dev.foldwork.backend.problem.Code;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Lets a request through to a handler only when its caller has the scope and the role the handler needs. */
final class AccessCheck implements HandlerInterceptor {

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        // What the container itself refuses is only put into words here, whoever asked.
        if (request.getDispatcherType() == DispatcherType.ERROR
                || !(handler instanceof HandlerMethod method)
                || Public.request(request.getMethod(), request.getRequestURI())) {
            return true;
        }
        Needs needs = method.getMethodAnnotation(Needs.class);
        String place = request.getMethod() + " " + request.getRequestURI();
        if (needs == null
                || !(request.getAttribute(DoorFilter.CALLER) instanceof Caller caller)
                || !caller.has(needs.value())) {
            throw new ApiProblem(Code.ACCESS_DENIED, "The token does not allow " + place + ".");
        }
        caller.require(needs.role(), place);
        return true;
    }
}
