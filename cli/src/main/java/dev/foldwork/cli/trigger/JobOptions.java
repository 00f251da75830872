package dev.foldwork.cli.trigger;

import dev.foldwork.cli.run.FolderGrants;
import dev.foldwork.cli.run.RunInputs;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What a trigger starts, as given on the command line. */
final class JobOptions {

    @Option(names = "--flow", required = true, paramLabel = "FLOW", description = "The flow that is started.")
    private String flow = "";

    @Option(names = "--at", paramLabel = "N", description = "Its version (default: the newest one each time).")
    private @Nullable Integer version;

    @Option(
            names = "--local",
            description = "On somebody's computer instead of the cloud: by the one runner that is connected now.")
    private boolean local;

    @Option(
            names = "--runner",
            paramLabel = "RUNNER",
            description = "By this runner, by its name or id; runs wait for it while it is away.")
    private @Nullable String runner;

    @Mixin
    private RunInputs inputs = new RunInputs();

    @Mixin
    private FolderGrants grants = new FolderGrants();

    /** Returns the beginning of a trigger's body. */
    Map<String, @Nullable Object> body(RemoteTriggers remote, String name) {
        var body = new LinkedHashMap<String, @Nullable Object>();
        body.put("name", name);
        body.put("flowId", remote.flow(flow));
        body.put("version", version == null ? null : version.longValue());
        body.put("inputs", inputs.read(null));
        body.put("folders", grants.folders());
        body.put("privateHosts", grants.privateHosts());
        body.put("engine", local || runner != null ? "local" : "cloud");
        if (runner != null) {
            body.put("runner", remote.runner(runner));
        }
        return body;
    }
}
