package dev.foldwork.cli.account;

import dev.foldwork.cli.ExitCode;
import dev.foldwork.cli.LocalData;
import dev.foldwork.cli.OutputOptions;
import dev.foldwork.cli.Terminal;
import dev.foldwork.cli.Terminal.Style;
import dev.foldwork.cli.Typed;
import dev.foldwork.cli.cloud.ServerAddress;
import dev.foldwork.cli.cloud.Visitor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Gets a token for this machine: a person approves a short code in the studio, or signs in right here. */
@Command(
        name = "login",
        mixinStandardHelpOptions = true,
        description = "Sign in to a backend: approve the code shown in the studio, or give --email to sign in here.")
public final class LoginCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Mixin
    private LocalData data = new LocalData();

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Option(
            names = "--server",
            paramLabel = "URL",
            description = "The backend (default: $FOLDWORK_URL, else the system that runs here).")
    private @Nullable String server;

    @Option(names = "--email", paramLabel = "ADDRESS", description = "Sign in here with this account's password.")
    private @Nullable String email;

    @Option(names = "--password-stdin", description = "Read the password from standard input.")
    private boolean passwordOnInput;

    /** Writes to this terminal. */
    public LoginCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path folder = data.folder();
        var visitor = new Visitor(ServerAddress.choose(server, folder));
        if (email != null) {
            visitor.signIn(email, new Typed(terminal, passwordOnInput).password("Password of " + email));
        }
        Visitor.Device device = visitor.begin(Device.name());
        if (email != null) {
            visitor.approve(device);
            visitor.leave();
        } else {
            terminal.err().println("Open " + terminal.styled(Style.LINK, device.page()) + " and type the code");
            terminal.err().println("    " + terminal.styled(Style.STRONG, device.userCode()));
            terminal.err().println("Waiting until somebody approves it; Ctrl-C stops.");
        }
        Device.keep(visitor.await(device), folder, terminal, output.json());
        return ExitCode.OK;
    }
}
