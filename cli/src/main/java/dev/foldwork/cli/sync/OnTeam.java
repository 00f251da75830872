package dev.foldwork.cli.sync;

import dev.foldwork.cli.LocalData;
import dev.foldwork.cli.OutputOptions;
import dev.foldwork.cli.Terminal;
import dev.foldwork.cli.cloud.Backend;
import dev.foldwork.cli.cloud.CloudAddress;
import dev.foldwork.flow.json.Json;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;

/** What every command on a team's flows shares: the service it talks to. */
abstract class OnTeam implements Callable<Integer> {

    final Terminal terminal;

    @Mixin
    OutputOptions output = new OutputOptions();

    @Mixin
    LocalData data = new LocalData();

    OnTeam(Terminal terminal) {
        this.terminal = terminal;
    }

    Backend backend() {
        return CloudAddress.find(data.folder());
    }

    @Override
    public Integer call() {
        Backend backend = backend();
        return with(new RemoteFlows(backend), backend);
    }

    abstract int with(RemoteFlows remote, Backend backend);

    /** Prints a result in the form that was asked for. */
    void print(Map<String, ? extends @Nullable Object> json, String text) {
        terminal.out().println(output.json() ? Json.write(json) : text);
    }
}
