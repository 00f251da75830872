package dev.foldwork.node.builtin.file;

import dev.foldwork.node.NodeContext;
import dev.foldwork.node.NodeExecutor;
import dev.foldwork.node.NodeFailure;
import dev.foldwork.node.NodeInput;
import dev.foldwork.node.NodeResult;
import dev.foldwork.node.Settings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code file.list@1}: lists files and folders in the order of their names.
 *
 * <p>A pattern with a {@code /} looks into subfolders too, below the listed folder. Paths are those of the granted
 * folder, ready for another file node. Links and special files are left out.
 */
final class FileList implements NodeExecutor {

    private static final int MAX_CHARACTERS = 700_000;
    private static final int ENTRY_CHARACTERS = 120;

    @Override
    public String type() {
        return "file.list@1";
    }

    @Override
    public NodeResult execute(NodeInput input, NodeContext context) throws NodeFailure, InterruptedException {
        var settings = new Settings(input.settings());
        RelativePath path = start(settings);
        String pattern = settings.optionalText("glob");
        Glob glob = pattern == null ? Glob.ALL : Glob.parse(pattern);
        boolean recursive = settings.flag("recursive", false) || !glob.nameOnly();
        var entries = new Entries(settings.whole("limit", 1000, 1, 10_000));
        var walk =
                new FolderWalk(recursive, (at, below, in, status) -> !glob.matches(below) || entries.add(at, status));
        try (GrantedFolder folder = GrantedFolder.forReading(settings.text("folder"), context)) {
            Faults.at(folder.place(path), () -> {
                try (Handle start = folder.follow(path)) {
                    walk.walk(start, path);
                    return path;
                }
            });
        }
        return new NodeResult.Done(
                Map.of("entries", entries.list, "truncated", entries.full || walk.incomplete()), null);
    }

    /** Returns where a walk begins: the setting 'path', or the folder itself without it. */
    static RelativePath start(Settings settings) throws NodeFailure {
        String text = settings.optionalText("path");
        return text == null || text.isEmpty() || text.equals(".")
                ? RelativePath.ROOT
                : RelativePath.parse("path", text);
    }

    private static final class Entries {

        private final List<Map<String, @Nullable Object>> list = new ArrayList<>();
        private final int limit;
        private int characters;
        private boolean full;

        Entries(int limit) {
            this.limit = limit;
        }

        boolean add(RelativePath path, Status status) {
            characters += path.toString().length() + path.name().length() + ENTRY_CHARACTERS;
            if (list.size() == limit || characters > MAX_CHARACTERS) {
                full = true;
                return false;
            }
            var entry = new LinkedHashMap<String, @Nullable Object>();
            entry.put("path", path.toString());
            entry.put("name", path.name());
            entry.put("kind", status.kind().name().toLowerCase(Locale.ROOT));
            entry.put("size", status.kind() == Status.Kind.FILE ? status.size() : 0L);
            entry.put("modified", status.modified().toString());
            list.add(entry);
            return true;
        }
    }
}
