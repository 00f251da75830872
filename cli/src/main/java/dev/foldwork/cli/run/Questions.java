package dev.foldwork.cli.run;

import dev.foldwork.cli.Terminal;
import dev.foldwork.cli.Terminal.Style;
import dev.foldwork.flow.run.RunRefused;
import dev.foldwork.flow.run.Runs;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts a run's questions to the person at the terminal, or answers them from the sample when nobody sits there. */
final class Questions {

    private final Terminal terminal;
    private final boolean mayAsk;
    private final Map<String, @Nullable Object> prepared;
    private final BufferedReader in = new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()));
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

    /** Returns true while the person is at the prompt. */
    boolean asking() {
        return asking;
    }

    /** Answers a question; false when nobody here can. */
    boolean ask(Runs runs, String run, String path, Map<String, @Nullable Object> question) {
        if (!mayAsk) {
            if (!prepared.containsKey(path)) {
                return false;
            }
            runs.answer(run, path, prepared.get(path), "sample.yaml");
            return true;
        }
        asking = true;
        try {
            return prompt(runs, run, path, question);
        } finally {
            asking = false;
        }
    }

    private boolean prompt(Runs runs, String run, String path, Map<String, @Nullable Object> question) {
        terminal.err()
                .println(terminal.styled(Style.NOTE, "? ")
                        + terminal.styled(Style.STRONG, "" + question.get("question"))
                        + terminal.styled(Style.QUIET, "  " + path));
        List<String> ids = options(question);
        while (true) {
            terminal.err().print("  > ");
            terminal.err().flush();
            String line = read();
            if (line == null) {
                return false;
            }
            try {
                runs.answer(run, path, answer(line.strip(), ids, question), System.getProperty("user.name"));
                return true;
            } catch (RunRefused refused) {
                terminal.err().println("  " + refused.getMessage());
                if (!refused.code().equals("ANSWER_INVALID")) {
                    return true;
                }
            }
        }
    }

    private List<String> options(Map<String, @Nullable Object> question) {
        var ids = new ArrayList<String>();
        if (question.get("options") instanceof List<?> options) {
            for (Object option : options) {
                if (option instanceof Map<?, ?> map) {
                    ids.add(String.valueOf(map.get("id")));
                    terminal.err().println("  " + ids.size() + "  " + map.get("label"));
                }
            }
        }
        return ids;
    }

    private static @Nullable Object answer(String line, List<String> ids, Map<String, @Nullable Object> question) {
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

    private @Nullable String read() {
        try {
            return in.readLine();
        } catch (IOException closed) {
            return null;
        }
    }
}
