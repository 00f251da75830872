package dev.foldwork.node.builtin.file;

import dev.foldwork.node.NodeContext;
import dev.foldwork.node.NodeExecutor;
import dev.foldwork.node.NodeFailure;
import dev.foldwork.node.NodeInput;
import dev.foldwork.node.NodeResult;
import dev.foldwork.node.Settings;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code file.remove@1}: removes a file, an empty folder, or a folder with everything in it when told.
 *
 * <p>A link is removed itself, never what it leads to.
 */
final class FileRemove implements NodeExecutor {

    private static final int MAX_DEPTH = 200;
    private static final int BATCH = 10_000;

    @Override
    public String type() {
        return "file.remove@1";
    }

    @Override
    public NodeResult execute(NodeInput input, NodeContext context) throws NodeFailure, InterruptedException {
        var settings = new Settings(input.settings());
        RelativePath path = RelativePath.parse("path", settings.text("path"));
        boolean recursive = settings.flag("recursive", false);
        boolean missingOk = settings.flag("missingOk", false);
        try (GrantedFolder folder = GrantedFolder.forChanging(settings.text("folder"), context)) {
            Place place = folder.place(path);
            ProtectedNames.refuse(place);
            boolean removed = Faults.at(place, () -> remove(folder, path, recursive));
            if (!removed && !missingOk) {
                throw Faults.missing(place);
            }
            return new NodeResult.Done(Map.of("removed", removed), null);
        }
    }

    private static boolean remove(GrantedFolder folder, RelativePath path, boolean recursive)
            throws IOException, NodeFailure, InterruptedException {
        try (Handle parent = folder.exact(path.parent())) {
            Status status = AtomicWrite.statusIfThere(parent, path.name());
            if (status == null) {
                return false;
            }
            remove(parent, path.name(), status, recursive ? MAX_DEPTH : 0, folder.place(path));
            parent.sync();
            return true;
        } catch (CallFailed refused) {
            if (refused.errno() == CallFailed.NOT_FOUND) {
                return false;
            }
            throw refused;
        }
    }

    private static void remove(Handle parent, String name, Status status, int depth, Place place)
            throws IOException, NodeFailure, InterruptedException {
        switch (status.kind()) {
            case FILE, LINK -> parent.remove(name);
            case SPECIAL -> throw Faults.special(place);
            case FOLDER -> {
                if (depth > 0) {
                    empty(parent, name, depth, place);
                }
                parent.removeFolder(name);
            }
        }
    }

    private static void empty(Handle parent, String name, int depth, Place place)
            throws IOException, NodeFailure, InterruptedException {
        if (depth == 1) {
            throw new NodeFailure(
                    "FOLDER_TOO_DEEP",
                    Faults.capital(place) + " nests more than " + MAX_DEPTH + " folders: remove the inner ones first");
        }
        try (Handle folder = parent.folder(name)) {
            for (var names = folder.names(BATCH); !names.isEmpty(); names = folder.names(BATCH)) {
                for (String each : names) {
                    if (Thread.interrupted()) {
                        throw new InterruptedException("interrupted while removing " + place);
                    }
                    @Nullable Status status = AtomicWrite.statusIfThere(folder, each);
                    if (status != null) {
                        remove(folder, each, status, depth - 1, place);
                    }
                }
            }
        }
    }
}
