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
        boolean all = true;
        var parts = new ArrayList<@Nullable Object>();
        for (String name : PARTS) {
            var process = book.alive(name);
            all &= process.isPresent();
            var entry = new LinkedHashMap<String, @Nullable Object>();
            entry.put("part", name);
            entry.put("running", process.isPresent());
            entry.put("pid", process.map(ProcessHandle::pid).orElse(null));
            parts.add(entry);
            if (!output.json()) {
                terminal.out()
                        .println(line(name, process.map(ProcessHandle::pid).orElse(0L)));
            }
        }
        if (output.json()) {
            var json = new LinkedHashMap<String, @Nullable Object>();
            json.put("url", url);
            json.put("ready", ready && all);
            json.put("parts", parts);
            terminal.out().println(Json.write(json));
        } else if (ready && all) {
            terminal.out().println("Foldwork is ready at " + url);
        } else {
            terminal.out().println("Foldwork is not ready. → foldwork up");
        }
        return ready && all ? ExitCode.OK : ExitCode.UNREACHABLE;
    }

    private String line(String name, long pid) {
        boolean up = pid > 0;
        return "  " + terminal.styled(up ? Style.GOOD : Style.BAD, up ? "✓" : "✗")
                + String.format(Locale.ROOT, " %-11s %s", name, up ? "runs (process " + pid + ")" : "does not run");
    }
}
