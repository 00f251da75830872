package dev.foldwork.backend.problem;

import dev.foldwork.flow.Problem;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request was refused and changed nothing; becomes a problem document. */
public final class ApiProblem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Further member that says how many seconds to wait; the answer carries it as Retry-After too. */
    public static final String RETRY_AFTER = "retryAfter";

    private final Code code;
    private final transient List<Problem> problems;
    private final transient Map<String, @Nullable Object> more;

    /**
     * @param code what kind of refusal
     * @param message what, which one, what to do
     */
    public ApiProblem(Code code, String message) {
        this(code, message, List.of());
    }

    /**
     * @param code what kind of refusal
     * @param message what, which one, what to do
     * @param problems each single fault
     */
    public ApiProblem(Code code, String message, List<Problem> problems) {
        this(code, message, problems, Map.of());
    }

    /**
     * @param code what kind of refusal
     * @param message what, which one, what to do
     * @param problems each single fault
     * @param more further members of the problem document, as JSON values
     */
    public ApiProblem(Code code, String message, List<Problem> problems, Map<String, @Nullable Object> more) {
        super(message, null, false, false);
        this.code = code;
        this.problems = List.copyOf(problems);
        this.more = more;
    }

    public Code code() {
        return code;
    }

    public List<Problem> problems() {
        return problems;
    }

    /** Returns further members of the problem document. */
    public Map<String, @Nullable Object> more() {
        return more;
    }

    /** Returns the refusal of a field that is missing or has the wrong form. */
    public static ApiProblem field(String name, String expected) {
        return new ApiProblem(Code.REQUEST_INVALID, "'" + name + "' must be " + expected + ".");
    }
}
