package dev.foldwork.cli.secret;

import dev.foldwork.cli.Terminal;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Deletes something that a team keeps. */
@Command(name = "delete", mixinStandardHelpOptions = true, description = "Delete it; refused while flows ask for it.")
final class DeleteKept extends OnKept {

    @Parameters(index = "0", paramLabel = "NAME", description = "Its name.")
    private String name = "";

    @Option(names = "--force", description = "Delete it all the same; nodes that need it will fail.")
    private boolean force;

    DeleteKept(Terminal terminal, Kept kept) {
        super(terminal, kept);
    }

    @Override
    void with(RemoteKept things) {
        things.delete(name, force);
        print(Map.of("name", name, "deleted", true), "Deleted " + name);
    }
}
