package dev.foldwork.cli;

import dev.foldwork.flow.Problem;
import java.util.List;

/** A command cannot do what it was asked; carries everything the person needs to go on. */
public final class CliFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;
    private final int exitCode;
    private final String remedy;
    private final transient List<Problem> problems;

    /**
     * @param code UPPER_SNAKE from protocol/errors.yaml
     * @param exitCode one of {@link ExitCode}
     * @param message what went wrong, naming the thing
     * @param remedy what to do, empty when the message says it
     */
    public CliFailure(String code, int exitCode, String message, String remedy) {
        this(code, exitCode, message, remedy, List.of());
    }

    /** A failure with each single problem. */
    public CliFailure(String code, int exitCode, String message, String remedy, List<Problem> problems) {
        super(message);
        this.code = code;
        this.exitCode = exitCode;
        this.remedy = remedy;
        this.problems = List.copyOf(problems);
    }

    public String code() {
        return code;
    }

    public int exitCode() {
        return exitCode;
    }

    public String remedy() {
        return remedy;
    }

    public List<Problem> problems() {
        return problems;
    }
}
