package dev.foldwork.cli.stack;

import dev.foldwork.cli.ExitCode;
import dev.foldwork.cli.LocalData;
import dev.foldwork.cli.OutputOptions;
import dev.foldwork.cli.Terminal;
import dev.foldwork.cli.Terminal.Style;
import dev.foldwork.flow.json.Json;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows what of the system runs. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = "Show which parts of the system run; exit code 5 when it cannot be used.")
public final class StatusCommand implements Callable<Integer> {

    /** The parts in the order in which they start. */
    static final List<String> PARTS = List.of("PostgreSQL", "backend", "Conductor", "worker", "runner");

    private final Terminal terminal;

    @Mixin
    private LocalData data = new LocalData();

    @Mixin
    private OutputOptions output = new OutputOptions();

    /** Writes to this terminal. */
    public StatusCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        StackFolder folder = StackFolder.in(data.folder());
        var book = new ProcessBook(folder.processes());
        String url = Files.exists(folder.url()) ? Files.readString(folder.url()).strip() : null;
        boolean ready = url != null && Health.answers(URI.create(url + "/health/ready"));
        List<State> states = states(book, url);
        boolean all = states.stream().allMatch(State::ready);
        if (output.json()) {
            var json = new LinkedHashMap<String, @Nullable Object>();
            json.put("url", url);
            json.put("ready", ready && all);
            json.put("parts", states.stream().map(State::toJson).toList());
            terminal.out().println(Json.write(json));
        } else {
            states.forEach(state -> terminal.out().println(line(state)));
            terminal.out().println(ready ? whole(url, all, states) : "Foldwork is not ready. → foldwork up");
        }
        return ready && all ? ExitCode.OK : ExitCode.UNREACHABLE;
    }

    /**
     * How a part is.
     *
     * @param pid of its process; null when it does not run
     * @param ready false while it starts, too
     */
    private record State(String part, @Nullable Long pid, boolean ready) {

        Map<String, @Nullable Object> toJson() {
            var json = new LinkedHashMap<String, @Nullable Object>();
            json.put("part", part);
            json.put("running", pid != null);
            json.put("ready", ready);
            json.put("pid", pid);
            return json;
        }
    }

    private static List<State> states(ProcessBook book, @Nullable String url) throws InterruptedException {
        var states = new ArrayList<State>();
        for (String part : PARTS) {
            Long pid = book.alive(part).map(ProcessHandle::pid).orElse(null);
            // Only the engine takes long to start while everything else can be used.
            boolean slow = part.equals("Conductor") && url != null;
            states.add(new State(part, pid, pid != null && (!slow || ConductorPart.answersBeside(URI.create(url)))));
        }
        return states;
    }

    private static String whole(@Nullable String url, boolean all, List<State> states) {
        if (all) {
            return "Foldwork is ready at " + url;
        }
        boolean starting = states.stream().allMatch(state -> state.pid() != null);
        return starting
                ? "The cloud engine is still starting; runs on this computer work now, at " + url
                : "Foldwork is not ready. → foldwork up";
    }

    private String line(State state) {
        String says = state.pid() == null
                ? "does not run"
                : (state.ready() ? "runs" : "starts") + " (process " + state.pid() + ")";
        return "  " + terminal.styled(state.ready() ? Style.GOOD : Style.BAD, state.ready() ? "✓" : "✗")
                + String.format(Locale.ROOT, " %-11s %s", state.part(), says);
    }
}
