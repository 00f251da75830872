package dev.foldwork.node.builtin.file;

import dev.foldwork.node.NodeContext;
import dev.foldwork.node.NodeExecutor;
import dev.foldwork.node.NodeFailure;
import dev.foldwork.node.NodeInput;
import dev.foldwork.node.NodeResult;
import dev.foldwork.node.Settings;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.util.Map;

/**
 * {@code file.search@1}: finds the lines that hold a text, in one file or in a folder with its subfolders.
 *
 * <p>Files with a zero byte near their start are taken for binary and passed over; files this user may not read make
 * the result truncated.
 */
final class FileSearch implements NodeExecutor {

    @Override
    public String type() {
        return "file.search@1";
    }

    @Override
    public NodeResult execute(NodeInput input, NodeContext context) throws NodeFailure, InterruptedException {
        var settings = new Settings(input.settings());
        RelativePath path = FileList.start(settings);
        String text = settings.text("text");
        if (text.isEmpty()) {
            throw settings.mismatch("text", "a text of at least one character");
        }
        String pattern = settings.optionalText("glob");
        Glob glob = pattern == null ? Glob.ALL : Glob.parse(pattern);
        var matches = new Matches(text, settings.flag("ignoreCase", false), settings.whole("limit", 100, 1, 10_000));
        try (GrantedFolder folder = GrantedFolder.forReading(settings.text("folder"), context)) {
            boolean incomplete = Faults.at(folder.place(path), () -> {
                try (Handle start = folder.follow(path)) {
                    return search(folder, start, path, glob, matches);
                }
            });
            return new NodeResult.Done(
                    Map.of("matches", matches.list(), "truncated", matches.truncated() || incomplete), null);
        }
    }

    private static boolean search(GrantedFolder folder, Handle start, RelativePath path, Glob glob, Matches matches)
            throws IOException, NodeFailure, InterruptedException {
        if (start.status().kind() != Status.Kind.FOLDER) {
            matches.collect(Content.open(start, folder.place(path)), path);
            return false;
        }
        var walk = new FolderWalk(true, (at, below, in, status) -> {
            boolean wanted = status.kind() == Status.Kind.FILE && glob.matches(below);
            return !wanted || collect(folder, in, at, matches);
        });
        walk.walk(start, path);
        return walk.incomplete();
    }

    private static boolean collect(GrantedFolder folder, Handle in, RelativePath at, Matches matches)
            throws NodeFailure, InterruptedException {
        return Faults.at(folder.place(at), () -> {
            try (Handle file = in.place(at.name(), 0, LinuxCalls.NO_LINKS)) {
                return matches.collect(Content.open(file, folder.place(at)), at);
            } catch (AccessDeniedException denied) {
                matches.leaveOut();
                return true;
            } catch (CallFailed refused) {
                if (refused.errno() == CallFailed.NOT_FOUND) {
                    return true;
                }
                throw refused;
            }
        });
    }
}
