package dev.foldwork.cli.account;

import dev.foldwork.cli.ExitCode;
import dev.foldwork.cli.LocalData;
import dev.foldwork.cli.OutputOptions;
import dev.foldwork.cli.Terminal;
import dev.foldwork.cli.cloud.Account;
import dev.foldwork.cli.cloud.CloudAddress;
import dev.foldwork.flow.json.Json;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Says whom the backend takes this machine for. */
@Command(
        name = "whoami",
        mixinStandardHelpOptions = true,
        description = "Show who is signed in where, with which role.")
public final class WhoamiCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Mixin
    private LocalData data = new LocalData();

    @Mixin
    private OutputOptions output = new OutputOptions();

    /** Writes to this terminal. */
    public WhoamiCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Account account = Account.of(CloudAddress.find(data.folder()));
        terminal.out().println(output.json() ? Json.write(account.toJson()) : account.line());
        return ExitCode.OK;
    }
}
