package dev.foldwork.cli.run;

import dev.foldwork.cli.Terminal;
import dev.foldwork.cli.Terminal.Style;
import dev.foldwork.flow.run.NodeState;
import dev.foldwork.flow.run.RunRefused;
import dev.foldwork.flow.run.Runs;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Puts a run's questions to the person at the terminal, or answers them from the sample when nobody sits there. */
final class Questions {

    private static final long LOOK_MILLIS = 500;

    private final Terminal terminal;
    private final boolean mayAsk;
    private final Map<String, @Nullable Object> prepared;
    private final TypedLines typed = new TypedLines();
    private volatile boolean asking;

    /**
     * @param mayAsk whether a person may be asked
     * @param prepared answers by path for when nobody may
     */
    Questions(Terminal terminal, boolean mayAsk, Map<String, @Nullable Object> prepared) {
        this.terminal = terminal;
        this.mayAsk = mayAsk;
        this.prepared = prepared;
    }

    /**
     * What came of a question.
     *
     * @param settled false when nobody here can answer
     * @param rows screen rows that were written for it
     * @param said what the person answered, empty when it was settled elsewhere
     */
    record Asked(boolean settled, int rows, String said) {}

    /** Returns true while the person is at the prompt. */
    boolean asking() {
        return asking;
    }

    /** Answers a question, or waits until somebody else has. */
    Asked ask(Runs runs, String run, String path, Map<String, @Nullable Object> question) throws InterruptedException {
        if (!mayAsk) {
            if (!prepared.containsKey(path)) {
                return new Asked(false, 0, "");
            }
            runs.answer(run, path, prepared.get(path), "sample.yaml");
            return new Asked(true, 0, RunInputs.show(prepared.get(path)));
        }
        asking = true;
        try {
            return new Prompt(runs, run, path, question).ask();
        } finally {
            asking = false;
        }
    }

    /** One question on the screen. */
    private final class Prompt {

        private final Runs runs;
        private final String run;
        private final String path;
        private final Map<String, @Nullable Object> question;
        private final List<String> ids = new ArrayList<>();
        private final List<String> labels = new ArrayList<>();
        private int rows;

        Prompt(Runs runs, String run, String path, Map<String, @Nullable Object> question) {
            this.runs = runs;
            this.run = run;
            this.path = path;
            this.question = question;
        }

        Asked ask() throws InterruptedException {
            print("? " + question.get("question"), Style.STRONG);
            options();
            while (true) {
                terminal.err().print("  > ");
                terminal.err().flush();
                Optional<String> line = line();
                if (line == null) {
                    print("", Style.QUIET);
                    return new Asked(true, rows, "");
                }
                if (line.isEmpty()) {
                    return new Asked(false, rows, "");
                }
                rows += 1 + (line.get().length() + 4) / terminal.width();
                try {
                    Object answer = answer(line.get().strip());
                    runs.answer(run, path, answer, System.getProperty("user.name"));
                    return new Asked(true, rows, said(answer));
                } catch (RunRefused refused) {
                    print("  " + refused.getMessage(), Style.NOTE);
                    if (!refused.code().equals("ANSWER_INVALID")) {
                        return new Asked(true, rows, "");
                    }
                }
            }
        }

        /** Returns the next line, or null when the question is not open any more. */
        @SuppressWarnings({"OptionalAssignedToNull", "NullOptional"})
        private @Nullable Optional<String> line() throws InterruptedException {
            while (true) {
                Optional<String> line = typed.next(LOOK_MILLIS);
                if (line != null) {
                    return line;
                }
                boolean open = runs.nodes(run).stream()
                        .anyMatch(node -> node.path().equals(path) && node.state() == NodeState.ASKING);
                if (!open) {
                    return null;
                }
            }
        }

        private void print(String text, Style style) {
            for (String line : Wrapped.lines(text, terminal.width())) {
                terminal.err().println(terminal.styled(style, line));
                rows++;
            }
        }

        private void options() {
            if (question.get("options") instanceof List<?> options) {
                for (Object option : options) {
                    if (option instanceof Map<?, ?> map) {
                        ids.add(String.valueOf(map.get("id")));
                        labels.add(String.valueOf(map.get("label")));
                        print("  " + ids.size() + "  " + map.get("label"), Style.LINK);
                    }
                }
            } else if (question.get("schema") instanceof Map<?, ?> schema) {
                print("  answer with JSON that fits " + RunInputs.show(schema), Style.QUIET);
            }
        }

        private @Nullable Object answer(String line) {
            if (!ids.isEmpty()) {
                try {
                    int number = Integer.parseInt(line);
                    return number >= 1 && number <= ids.size() ? ids.get(number - 1) : line;
                } catch (NumberFormatException name) {
                    return line;
                }
            }
            return question.get("schema") == null ? line : RunInputs.value(line);
        }

        private String said(@Nullable Object answer) {
            int option = ids.indexOf(String.valueOf(answer));
            return option >= 0 ? labels.get(option) : RunInputs.show(answer);
        }
    }
}
