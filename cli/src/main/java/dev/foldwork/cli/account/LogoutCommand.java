package dev.foldwork.cli.account;

import dev.foldwork.cli.CliFailure;
import dev.foldwork.cli.ExitCode;
import dev.foldwork.cli.LocalData;
import dev.foldwork.cli.Terminal;
import dev.foldwork.cli.cloud.Account;
import dev.foldwork.cli.cloud.Backend;
import dev.foldwork.cli.cloud.LoginFile;
import dev.foldwork.flow.run.RunRefused;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Ends this machine's token and forgets it. */
@Command(name = "logout", mixinStandardHelpOptions = true, description = "Sign out: end this machine's token.")
public final class LogoutCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Mixin
    private LocalData data = new LocalData();

    /** Writes to this terminal. */
    public LogoutCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        LoginFile file = LoginFile.in(data.folder());
        Backend login = file.read()
                .orElseThrow(() -> new CliFailure(
                        "NOT_SIGNED_IN",
                        ExitCode.AUTHENTICATION,
                        "Nobody is signed in here",
                        "'foldwork login' does it"));
        try {
            Account.signOut(login);
        } catch (RunRefused over) {
            terminal.err().println("The backend did not know the token any more.");
        } catch (CliFailure away) {
            terminal.err().println(away.getMessage() + ": revoke the token there, else it works until it expires.");
        }
        file.delete();
        terminal.out().println("Signed out of " + login.url());
        return ExitCode.OK;
    }
}
