package dev.foldwork.cli.account;

import dev.foldwork.cli.CliFailure;
import dev.foldwork.cli.ExitCode;
import dev.foldwork.cli.LocalData;
import dev.foldwork.cli.OutputOptions;
import dev.foldwork.cli.Terminal;
import dev.foldwork.cli.Typed;
import dev.foldwork.cli.cloud.ServerAddress;
import dev.foldwork.cli.cloud.Visitor;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Follows a link that lets somebody in: the one that {@code foldwork up} prints at first, or an invitation. */
@Command(
        name = "join",
        mixinStandardHelpOptions = true,
        description = {
            "Follow the link of a first start or of an invitation: make an account, and sign in.",
            "Here the account has a password. To have a passkey instead, open the link in a browser and then sign this"
                    + " computer in with 'foldwork login'."
        })
public final class JoinCommand implements Callable<Integer> {

    private static final Pattern LINK = Pattern.compile("(https?://[^/#?]+)/join#(fwi_[A-Za-z0-9_-]{43})");

    private final Terminal terminal;

    @Mixin
    private LocalData data = new LocalData();

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Parameters(paramLabel = "LINK", description = "The link, in quotes because of its #.")
    private String link = "";

    @Option(names = "--email", paramLabel = "ADDRESS", description = "Your address; asked for when left out.")
    private @Nullable String email;

    @Option(names = "--name", paramLabel = "NAME", description = "Your name; asked for when left out.")
    private @Nullable String name;

    @Option(names = "--password-stdin", description = "Read the password from standard input.")
    private boolean passwordOnInput;

    /** Writes to this terminal. */
    public JoinCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Matcher parts = LINK.matcher(link.strip());
        if (!parts.matches()) {
            throw new CliFailure(
                    "LINK_INVALID",
                    ExitCode.USAGE,
                    "This is not the link of an invitation",
                    "give the whole link in quotes, with what stands behind its #");
        }
        var visitor = new Visitor(ServerAddress.of(parts.group(1)));
        var typed = new Typed(terminal, passwordOnInput);
        String address = typed.text(email, "--email", "Address");
        String called = typed.text(name, "--name", "Name");
        visitor.join(parts.group(2), address, called, typed.password("Password (12 characters or more)"));
        Visitor.Device device = visitor.begin(Device.name());
        visitor.approve(device);
        visitor.leave();
        Device.keep(visitor.await(device), data.folder(), terminal, output.json());
        return ExitCode.OK;
    }
}
