package dev.foldwork.cli.trigger;

import dev.foldwork.cli.ExitCode;
import dev.foldwork.cli.LocalData;
import dev.foldwork.cli.OutputOptions;
import dev.foldwork.cli.Terminal;
import dev.foldwork.cli.cloud.CloudAddress;
import dev.foldwork.flow.json.Json;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;

/** What every command on triggers shares: the service it talks to. */
abstract class OnTriggers implements Callable<Integer> {

    final Terminal terminal;

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Mixin
    private LocalData data = new LocalData();

    OnTriggers(Terminal terminal) {
        this.terminal = terminal;
    }

    abstract void with(RemoteTriggers remote);

    @Override
    public final Integer call() {
        with(new RemoteTriggers(CloudAddress.find(data.folder())));
        return ExitCode.OK;
    }

    boolean json() {
        return output.json();
    }

    /** Prints a result in the form that was asked for; the text may need further calls. */
    void print(@Nullable Object json, Supplier<String> text) {
        terminal.out().println(json() ? Json.write(json) : text.get());
    }
}
