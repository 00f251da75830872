package dev.foldwork.backend.problem;

import dev.foldwork.flow.Problem;
import java.util.List;

/** A request was refused and changed nothing; becomes a problem document. */
public final class ApiProblem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Code code;
    private final transient List<Problem> problems;

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
        super(message, null, false, false);
        this.code = code;
        this.problems = List.copyOf(problems);
    }

    public Code code() {
        return code;
    }

    public List<Problem> problems() {
        return problems;
    }

    /** Returns the refusal of a field that is missing or has the wrong form. */
    public static ApiProblem field(String name, String expected) {
        return new ApiProblem(Code.REQUEST_INVALID, "'" + name + "' must be " + expected + ".");
    }
}
