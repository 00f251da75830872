package dev.foldwork.backend.problem;

import dev.foldwork.flow.json.JsonException;
import dev.foldwork.flow.run.RunRefused;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Turns every exception that leaves a handler into a problem document; nothing internal shows. */
@RestControllerAdvice
final class ProblemAdvice {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

    @ExceptionHandler(ApiProblem.class)
    ResponseEntity<Map<String, @Nullable Object>> refused(ApiProblem problem, HttpServletRequest request) {
        var document = new ProblemDocument(
                problem.code(),
                String.valueOf(problem.getMessage()),
                problem.problems(),
                Trace.id(request),
                problem.more());
        return answer(document);
    }

    @ExceptionHandler(RunRefused.class)
    ResponseEntity<Map<String, @Nullable Object>> refused(RunRefused refused, HttpServletRequest request) {
        Code code = Arrays.stream(Code.values())
                .filter(known -> known.name().equals(refused.code()))
                .findFirst()
                .orElse(Code.REQUEST_INVALID);
        return answer(code, String.valueOf(refused.getMessage()), refused.problems(), request);
    }

    @ExceptionHandler(JsonException.class)
    ResponseEntity<Map<String, @Nullable Object>> unreadable(JsonException failure, HttpServletRequest request) {
        return answer(Code.JSON_INVALID, String.valueOf(failure.getMessage()), List.of(), request);
    }

    @ExceptionHandler(HttpMessageNotReadableException.class)
    ResponseEntity<Map<String, @Nullable Object>> unreadable(
            HttpMessageNotReadableException failure, HttpServletRequest request) {
        return answer(Code.JSON_INVALID, "A JSON object is expected as body.", List.of(), request);
    }

    /** A query or form that cannot be decoded, which the container tells whoever reads a parameter. */
    @ExceptionHandler(InvalidParameterException.class)
    ResponseEntity<Map<String, @Nullable Object>> undecodable(
            InvalidParameterException failure, HttpServletRequest request) {
        return known(HttpStatusCode.valueOf(failure.getErrorCode()), request);
    }

    /** The caller has gone; nobody is left to answer. */
    @ExceptionHandler(IOException.class)
    void gone(IOException failure) {
        LOG.debug("the caller has gone", failure);
    }

    @ExceptionHandler(Exception.class)
    ResponseEntity<Map<String, @Nullable Object>> other(Exception failure, HttpServletRequest request) {
        if (failure instanceof TypeMismatchException) {
            return known(HttpStatusCode.valueOf(400), request);
        }
        if (failure instanceof ErrorResponse known) {
            return known(known.getStatusCode(), request);
        }
        if (LostDatabase.isCauseOf(failure)) {
            LOG.warn("database does not answer, trace {}", Trace.id(request));
            return answer(LostDatabase.told(Trace.id(request)));
        }
        LOG.error("request failed, trace {}", Trace.id(request), failure);
        return answer(
                Code.INTERNAL_ERROR,
                "The request could not be carried out; the log has the reason under this trace id.",
                List.of(),
                request);
    }

    private static ResponseEntity<Map<String, @Nullable Object>> known(
            HttpStatusCode status, HttpServletRequest request) {
        return answer(refusal(status.value(), request));
    }

    /** Returns what is told of a status that no code of ours decided on. */
    static ProblemDocument refusal(int status, HttpServletRequest request) {
        String place = request.getMethod() + " " + request.getRequestURI();
        return switch (status) {
            case 404 -> document(Code.NOT_FOUND, "There is nothing at " + place + ".", request);
            case 405 -> document(Code.METHOD_NOT_ALLOWED, place + " is not offered.", request);
            case 406 -> document(Code.NOT_ACCEPTABLE, "Ask for application/json or text/event-stream.", request);
            case 413 -> document(Code.BODY_TOO_LARGE, "The body is too large.", request);
            case 415 -> document(Code.MEDIA_TYPE_UNSUPPORTED, "Send application/json.", request);
            default -> document(Code.REQUEST_INVALID, place + " cannot be read as a request.", request);
        };
    }

    private static ProblemDocument document(Code code, String detail, HttpServletRequest request) {
        return new ProblemDocument(code, detail, List.of(), Trace.id(request));
    }

    private static ResponseEntity<Map<String, @Nullable Object>> answer(
            Code code, String detail, List<dev.foldwork.flow.Problem> problems, HttpServletRequest request) {
        return answer(new ProblemDocument(code, detail, problems, Trace.id(request)));
    }

    private static ResponseEntity<Map<String, @Nullable Object>> answer(ProblemDocument document) {
        var response = ResponseEntity.status(document.code().status()).contentType(MediaType.APPLICATION_PROBLEM_JSON);
        if (document.more().get(ApiProblem.RETRY_AFTER) instanceof Long seconds) {
            response.header("Retry-After", seconds.toString());
        }
        return response.body(document.toJson());
    }
}
