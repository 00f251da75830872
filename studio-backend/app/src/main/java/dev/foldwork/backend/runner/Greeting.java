package dev.foldwork.backend.runner;

import dev.foldwork.backend.problem.ApiProblem;
import dev.foldwork.backend.wire.Fields;
import dev.foldwork.backend.wire.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The first thing a runner says.
 *
 * @param instance made by the program once, and kept with its journal
 * @param runs the open runs in its journal
 */
record Greeting(String name, UUID instance, String version, List<String> folders, List<UUID> runs) {

    private static final int LONGEST = 100;
    private static final int MOST_FOLDERS = 100;
    private static final int MOST_RUNS = 20_000;

    static Greeting of(Map<String, @Nullable Object> frame) {
        Fields fields = Fields.of(frame, "type", "name", "instance", "version", "folders", "runs");
        var runs = new ArrayList<UUID>();
        for (Object run : fields.list("runs")) {
            if (!(run instanceof Map<?, ?> json)) {
                throw ApiProblem.field("runs", "a list of objects");
            }
            runs.add(Frames.run(String.valueOf(json.get("id"))));
        }
        if (runs.size() > MOST_RUNS) {
            throw ApiProblem.field("runs", "a list of at most " + MOST_RUNS);
        }
        List<String> folders = fields.textList("folders");
        if (folders.size() > MOST_FOLDERS) {
            throw ApiProblem.field("folders", "a list of at most " + MOST_FOLDERS);
        }
        folders.forEach(folder -> line("folders", folder));
        UUID instance = Page.id(fields.text("instance"), () -> ApiProblem.field("instance", "a UUID"));
        return new Greeting(
                line("name", fields.text("name")), instance, line("version", fields.text("version")), folders, runs);
    }

    private static String line(String field, String text) {
        if (text.isBlank() || text.length() > LONGEST || text.chars().anyMatch(Character::isISOControl)) {
            throw ApiProblem.field(field, "1 to " + LONGEST + " characters on one line");
        }
        return text;
    }
}
