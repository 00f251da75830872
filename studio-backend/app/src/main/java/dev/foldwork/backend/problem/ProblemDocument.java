package dev.foldwork.backend.problem;

import dev.foldwork.flow.Problem;
import dev.foldwork.flow.json.Json;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A refusal in the form of RFC 9457.
 *
 * @param code what kind of refusal
 * @param detail what, which one, what to do
 * @param problems each single fault, empty when the detail says it all
 * @param traceId the request's trace, for finding it in the log
 * @param more members that only some kinds of refusal have
 */
public record ProblemDocument(
        Code code, String detail, List<Problem> problems, String traceId, Map<String, @Nullable Object> more) {

    /** A refusal without further members. */
    public ProblemDocument(Code code, String detail, List<Problem> problems, String traceId) {
        this(code, detail, problems, traceId, Map.of());
    }

    /** The media type of a problem document. */
    public static final String MEDIA_TYPE = "application/problem+json";

    /** Returns the document as a JSON value. */
    public Map<String, @Nullable Object> toJson() {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("type", "urn:foldwork:problem:" + code.name());
        json.put("title", code.title());
        json.put("status", (long) code.status());
        json.put("detail", detail);
        json.put("code", code.name());
        json.put("problems", list(problems));
        json.put("traceId", traceId);
        json.putAll(more);
        return json;
    }

    /** Returns single faults as a JSON value. */
    public static List<@Nullable Object> list(List<Problem> problems) {
        var list = new ArrayList<@Nullable Object>();
        problems.forEach(problem -> list.add(entry(problem)));
        return list;
    }

    private static Map<String, @Nullable Object> entry(Problem problem) {
        var entry = new LinkedHashMap<String, @Nullable Object>();
        entry.put("code", problem.code());
        entry.put("severity", problem.severity().name().toLowerCase(Locale.ROOT));
        entry.put("file", problem.file());
        entry.put("line", (long) problem.line());
        entry.put("column", (long) problem.column());
        entry.put("node", problem.node());
        entry.put("message", problem.message());
        entry.put("remedy", problem.remedy());
        return entry;
    }

    /** Writes the document as the whole answer. */
    public void writeTo(HttpServletResponse response) throws IOException {
        byte[] body = Json.bytes(toJson());
        response.setStatus(code.status());
        response.setContentType(MEDIA_TYPE);
        response.setContentLength(body.length);
        if (code.status() == 401) {
            response.setHeader("WWW-Authenticate", "Bearer");
        }
        response.getOutputStream().write(body);
    }
}
