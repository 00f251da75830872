package dev.foldwork.cli.run;

import dev.foldwork.cli.ExitCode;
import dev.foldwork.cli.LocalData;
import dev.foldwork.cli.OutputOptions;
import dev.foldwork.cli.Terminal;
import dev.foldwork.cli.cloud.CloudAddress;
import dev.foldwork.cli.cloud.RemoteRuns;
import dev.foldwork.cli.flow.FlowFile;
import dev.foldwork.flow.json.Json;
import dev.foldwork.flow.plan.Plan;
import dev.foldwork.flow.run.RunRecord;
import dev.foldwork.flow.run.Runs;
import dev.foldwork.local.LocalRunner;
import java.nio.file.Path;
import java.time.InstantSource;
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
    private OutputOptions output = new OutputOptions();

    @Mixin
    private LocalData data = new LocalData();

    @ArgGroup(exclusive = true)
    private EnginePlace place = new EnginePlace();

    @Option(names = "--detach", description = "Start the run, print its id and leave it to work in the background.")
    private boolean detach;

    @Option(
            names = "--key",
            paramLabel = "KEY",
            description = "Start only once: a second start with this key gives the same run.")
    private @Nullable String key;

    /** Writes to this terminal. */
    public RunCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws InterruptedException {
        FlowFile flow = FlowFile.find(file);
        Plan plan = flow.plan();
        Sample sample = Sample.of(flow.sample());
        Map<String, @Nullable Object> given = new LinkedHashMap<>(inputs.read(sample.input()));
        var hosts = new ArrayList<>(grants.privateHosts());
        try (SampleSite site = site(sample, given)) {
            if (site != null) {
                hosts.add(site.host());
            }
            Path work = data.folder().resolve("samples").resolve(Long.toString(System.currentTimeMillis(), 36));
            return run(flow, plan, given, new Runs.StartOptions(grants.folders(sample, work), hosts, key), sample);
        }
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
            FlowFile flow, Plan plan, Map<String, @Nullable Object> given, Runs.StartOptions options, Sample sample)
            throws InterruptedException {
        if (place.cloud()) {
            var cloud = new RemoteRuns(CloudAddress.find(data.folder()), flow.sources());
            return detach ? left(cloud.start(plan, given, options)) : follow(cloud, plan, given, options, sample);
        }
        try (LocalData.Session session = data.open(notice -> terminal.err().println("foldwork: " + notice))) {
            Runtime.getRuntime().addShutdownHook(new Thread(session::close));
            return detach
                    ? leave(session.runner(), plan, given, options)
                    : follow(session.runner(), plan, given, options, sample);
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

    private int follow(
            Runs runner, Plan plan, Map<String, @Nullable Object> given, Runs.StartOptions options, Sample sample)
            throws InterruptedException {
        String run = runner.start(plan, given, options);
        var questions = new Questions(terminal, output.mayAsk(terminal), sample.answers());
        var watch = new RunWatch(runner, run, terminal, InstantSource.system(), questions, output.json());
        watch.toEnd();
        RunRecord record = runner.get(run).orElseThrow();
        return new RunSummary(terminal, output.json())
                .print(record, watch.fold().nodes(), InstantSource.system().instant());
    }
}
