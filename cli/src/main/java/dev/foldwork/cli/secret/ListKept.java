package dev.foldwork.cli.secret;

import dev.foldwork.cli.Terminal;
import dev.foldwork.flow.json.Json;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

/** Lists what a team keeps. */
@Command(name = "list", mixinStandardHelpOptions = true, description = "List them by name.")
final class ListKept extends OnKept {

    private static final String COLUMNS = "%-28s %-10s %-10s %-10s %s";

    ListKept(Terminal terminal, Kept kept) {
        super(terminal, kept);
    }

    @Override
    void with(RemoteKept things) {
        List<Map<String, @Nullable Object>> all = things.list();
        if (json()) {
            terminal.out().println(Json.write(all));
        } else if (all.isEmpty()) {
            terminal.err()
                    .println("The team has no " + kept.plural() + " yet. Try: foldwork " + kept.word() + " set NAME");
        } else {
            line("NAME", "KIND", "SET", "USED", "NOTE");
            all.forEach(one -> line(
                    one.get("name"), one.get("kind"), day(one.get("setAt")), day(one.get("usedAt")), one.get("note")));
        }
    }

    private void line(@Nullable Object name, @Nullable Object kind, String set, String used, @Nullable Object note) {
        String text = switch (kept) {
            case SECRET -> String.format("%-28s %-10s %-10s %s", name, set, used, note);
            case CONNECTION -> String.format(COLUMNS, name, kind, set, used, note);
        };
        terminal.out().println(text.stripTrailing());
    }

    private static String day(@Nullable Object time) {
        return time instanceof String text ? text.substring(0, 10) : "never";
    }
}
