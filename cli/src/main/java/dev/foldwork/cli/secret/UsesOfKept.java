package dev.foldwork.cli.secret;

import dev.foldwork.cli.Terminal;
import dev.foldwork.flow.json.Json;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Lists who asks for something that a team keeps. */
@Command(
        name = "uses",
        mixinStandardHelpOptions = true,
        description = "List the drafts and newest versions that ask for it.")
final class UsesOfKept extends OnKept {

    @Parameters(index = "0", paramLabel = "NAME", description = "Its name.")
    private String name = "";

    UsesOfKept(Terminal terminal, Kept kept) {
        super(terminal, kept);
    }

    @Override
    void with(RemoteKept things) {
        Object uses = things.get(name).get("usedBy");
        List<?> list = uses instanceof List<?> found ? found : List.of();
        if (json()) {
            terminal.out().println(Json.write(list));
        } else if (list.isEmpty()) {
            terminal.err().println("No flow asks for " + name + ".");
        }
        for (Object use : json() ? List.of() : list) {
            if (use instanceof Map<?, ?> flow) {
                Object version = flow.get("version");
                terminal.out().println(flow.get("name") + (version == null ? " (draft)" : "@" + version));
            }
        }
    }
}
