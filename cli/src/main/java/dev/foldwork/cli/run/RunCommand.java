package dev.foldwork.cli.run;

import dev.foldwork.cli.CliFailure;
import dev.foldwork.cli.ExitCode;
import dev.foldwork.cli.LocalData;
import dev.foldwork.cli.OutputOptions;
import dev.foldwork.cli.Terminal;
import dev.foldwork.cli.cloud.CloudAddress;
import dev.foldwork.cli.cloud.RemoteRuns;
import dev.foldwork.cli.flow.FlowFile;
import dev.foldwork.flow.Durations;
import dev.foldwork.flow.json.Json;
import dev.foldwork.flow.plan.Plan;
import dev.foldwork.flow.plan.Step;
import dev.foldwork.flow.run.Runs;
import dev.foldwork.local.LocalRunner;
import dev.foldwork.node.Connection;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs a flow and shows it work. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = "Run a flow, show it work, ask its questions, and print what it gives.")
public final class RunCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Parameters(paramLabel = "FILE", description = "The flow, or the folder of a sample such as samples/hello.")
    private Path file = Path.of(".");

    @Mixin
    private RunInputs inputs = new RunInputs();

    @Mixin
    private FolderGrants grants = new FolderGrants();

    @Mixin
    private ConnectionGrants connections = new ConnectionGrants();

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Mixin
    private LocalData data = new LocalData();

    @ArgGroup(exclusive = true)
    private EnginePlace place = new EnginePlace();

    @ArgGroup(exclusive = true)
    private Stay stay = new Stay();

    @Option(
            names = "--timeout",
            paramLabel = "DURATION",
            description = "Cancel the run when it takes longer, such as 30s or 5m; ends with exit code 124.")
    private @Nullable String timeout;

    @Option(
            names = "--key",
            paramLabel = "KEY",
            description = "Start only once: a second start with this key gives the same run.")
    private @Nullable String key;

    /** Whether the command stays with the run. */
    private static final class Stay {

        @Option(names = "--follow", description = "Stay until the run has ended (the default).")
        private boolean follow;

        @Option(names = "--detach", description = "Start the run, print its id and leave it to work in the background.")
        private boolean detach;
    }

    /** Writes to this terminal. */
    public RunCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws InterruptedException {
        Duration patience = patience();
        Map<String, Connection> given = connections.read(place.cloud() ? "--cloud" : stay.detach ? "--detach" : null);
        FlowFile flow = FlowFile.find(file);
        Plan plan = flow.plan();
        Sample sample = Sample.of(flow.sample());
        Map<String, @Nullable Object> values = new LinkedHashMap<>(inputs.read(sample.input()));
        var hosts = new ArrayList<>(grants.privateHosts());
        try (SampleSite site = site(sample, values)) {
            if (site != null) {
                hosts.add(site.host());
            }
            Path work = data.folder().resolve("samples").resolve(Long.toString(System.currentTimeMillis(), 36));
            var options = new Runs.StartOptions(grants.folders(sample, work), hosts, key);
            var following = new Following(
                    terminal,
                    output,
                    new Talk(terminal),
                    sample.answers(),
                    plan.body().steps().stream().map(Step::id).toList(),
                    patience);
            return run(flow, plan, values, options, following, given);
        }
    }

    private @Nullable Duration patience() {
        String given = timeout;
        if (given == null) {
            return null;
        }
        if (stay.detach) {
            throw new CliFailure(
                    "OPTIONS_CONFLICT",
                    ExitCode.USAGE,
                    "--timeout needs somebody who waits, but --detach leaves the run alone",
                    "leave out one of them, or write 'timeout' at the flow's nodes");
        }
        return Durations.parse(given)
                .filter(Duration::isPositive)
                .orElseThrow(() -> new CliFailure(
                        "DURATION_INVALID",
                        ExitCode.USAGE,
                        "--timeout: '" + given + "' is no duration",
                        Durations.FORM));
    }

    /** Serves the sample's pages unless the person named a site of their own. */
    private static @Nullable SampleSite site(Sample sample, Map<String, @Nullable Object> given) {
        Sample.Site served = sample.site();
        if (served == null || given.containsKey(served.input())) {
            return null;
        }
        SampleSite site = SampleSite.open(served.folder(), served.busy());
        given.put(served.input(), "http://" + site.host());
        return site;
    }

    private int run(
            FlowFile flow,
            Plan plan,
            Map<String, @Nullable Object> given,
            Runs.StartOptions options,
            Following following,
            Map<String, Connection> opened)
            throws InterruptedException {
        if (place.cloud()) {
            var cloud = new RemoteRuns(CloudAddress.find(data.folder()), flow.sources());
            String run = cloud.start(plan, given, options);
            return stay.detach ? left(run) : following.toEnd(cloud, run);
        }
        try (LocalData.Session session = data.open(following.talk(), opened)) {
            Runtime.getRuntime().addShutdownHook(new Thread(session::close));
            LocalRunner runner = session.runner();
            return stay.detach
                    ? leave(runner, plan, given, options)
                    : following.toEnd(runner, runner.start(plan, given, options));
        }
    }

    private int leave(LocalRunner runner, Plan plan, Map<String, @Nullable Object> given, Runs.StartOptions options) {
        String run = runner.record(plan, given, options);
        BackgroundWorker.start(data.folder());
        return left(run);
    }

    private int left(String run) {
        if (output.json()) {
            var json = new LinkedHashMap<String, @Nullable Object>();
            json.put("id", run);
            terminal.out().println(Json.write(json));
        } else {
            terminal.out().println(run);
            terminal.err().println("  → foldwork runs watch " + run);
        }
        return ExitCode.OK;
    }
}
