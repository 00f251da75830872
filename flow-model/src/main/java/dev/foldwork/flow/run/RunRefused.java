package dev.foldwork.flow.run;

import dev.foldwork.flow.Problem;
import java.util.List;

/** A call on a run was refused and changed nothing. */
public final class RunRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;
    private final transient List<Problem> problems;

    /**
     * @param code UPPER_SNAKE from protocol/errors.yaml
     * @param message what, which one, what to do
     * @param problems each single fault, empty when the message says it all
     */
    public RunRefused(String code, String message, List<Problem> problems) {
        super(message);
        this.code = code;
        this.problems = List.copyOf(problems);
    }

    public String code() {
        return code;
    }

    public List<Problem> problems() {
        return problems;
    }
}
