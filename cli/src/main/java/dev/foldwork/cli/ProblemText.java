package dev.foldwork.cli;

import dev.foldwork.cli.Terminal.Style;
import dev.foldwork.flow.Problem;
import dev.foldwork.flow.Problem.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes problems the way compilers do: {@code file:line:column}, what is wrong, what to do. */
public final class ProblemText {

    private ProblemText() {}

    /** Returns one problem as two lines. */
    public static String of(Problem problem, Terminal terminal) {
        var text = new StringBuilder();
        String file = problem.file();
        if (file != null) {
            text.append(terminal.styled(Style.STRONG, place(problem, file))).append(": ");
        }
        boolean error = problem.isError();
        text.append(terminal.styled(error ? Style.BAD : Style.NOTE, error ? "error" : "warning"))
                .append(" ")
                .append(problem.code());
        if (problem.node() != null) {
            text.append(terminal.styled(Style.QUIET, " at " + problem.node()));
        }
        text.append("\n  ").append(problem.message());
        if (!problem.remedy().isBlank()) {
            text.append("\n  ").append(terminal.styled(Style.LINK, "→ " + problem.remedy()));
        }
        return text.toString();
    }

    private static String place(Problem problem, String file) {
        return problem.line() == 0 ? file : file + ":" + problem.line() + ":" + problem.column();
    }

    /** Reads problems that a backend sent. */
    public static List<Problem> read(List<?> json) {
        var problems = new ArrayList<Problem>();
        for (Object entry : json) {
            if (entry instanceof Map<?, ?> map) {
                problems.add(new Problem(
                        String.valueOf(map.get("code")),
                        "warning".equals(map.get("severity")) ? Severity.WARNING : Severity.ERROR,
                        (String) map.get("file"),
                        number(map.get("line")),
                        number(map.get("column")),
                        (String) map.get("node"),
                        String.valueOf(map.get("message")),
                        map.get("remedy") == null ? "" : map.get("remedy").toString()));
            }
        }
        return problems;
    }

    private static int number(@Nullable Object value) {
        return value instanceof Number number ? number.intValue() : 0;
    }

    /** Returns the problems as JSON values. */
    public static List<@Nullable Object> json(List<Problem> problems) {
        var list = new ArrayList<@Nullable Object>();
        for (Problem problem : problems) {
            Map<String, @Nullable Object> json = new LinkedHashMap<>();
            json.put("code", problem.code());
            json.put("severity", problem.isError() ? "error" : "warning");
            json.put("file", problem.file());
            json.put("line", (long) problem.line());
            json.put("column", (long) problem.column());
            json.put("node", problem.node());
            json.put("message", problem.message());
            json.put("remedy", problem.remedy());
            list.add(json);
        }
        return list;
    }
}
