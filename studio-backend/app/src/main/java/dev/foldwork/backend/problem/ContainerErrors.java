package dev.foldwork.backend.problem;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Turns what the servlet container refuses before any handler sees it (TRACE, say) into a problem document. */
@RestController
final class ContainerErrors implements ErrorController {

    @RequestMapping("/error")
    ResponseEntity<Map<String, @Nullable Object>> error(HttpServletRequest request) {
        int status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code ? code : 404;
        if (request.getDispatcherType() != DispatcherType.ERROR) {
            status = 404;
        }
        // Who calls is asked of the database before any handler is chosen.
        ProblemDocument document = LostDatabase.isCauseOf(request.getAttribute(RequestDispatcher.ERROR_EXCEPTION))
                ? LostDatabase.told(Trace.id(request))
                : document(status, request);
        return ResponseEntity.status(document.code().status())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(document.toJson());
    }

    /** Returns what is told of a status that the container decided on. */
    static ProblemDocument document(int status, HttpServletRequest request) {
        return status >= 500
                ? new ProblemDocument(
                        Code.INTERNAL_ERROR,
                        "The request could not be carried out; the log has the reason under this trace id.",
                        List.of(),
                        Trace.id(request))
                : ProblemAdvice.refusal(status, request);
    }
}
