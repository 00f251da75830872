package dev.foldwork.cli.secret;

import dev.foldwork.cli.ExitCode;
import dev.foldwork.cli.LocalData;
import dev.foldwork.cli.OutputOptions;
import dev.foldwork.cli.Terminal;
import dev.foldwork.cli.cloud.CloudAddress;
import dev.foldwork.flow.json.Json;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;

/** What the commands on secrets and connections share. */
abstract class OnKept implements Callable<Integer> {

    final Terminal terminal;
    final Kept kept;

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Mixin
    private LocalData data = new LocalData();

    OnKept(Terminal terminal, Kept kept) {
        this.terminal = terminal;
        this.kept = kept;
    }

    abstract void with(RemoteKept things) throws IOException;

    @Override
    public final Integer call() throws IOException {
        with(new RemoteKept(CloudAddress.find(data.folder()), kept));
        return ExitCode.OK;
    }

    void print(@Nullable Object json, String text) {
        terminal.out().println(output.json() ? Json.write(json) : text);
    }

    boolean json() {
        return output.json();
    }
}
