package dev.foldwork.node.builtin.file;

import dev.foldwork.node.NodeContext;
import dev.foldwork.node.NodeFailure;
import dev.foldwork.node.Resources;
import java.io.IOException;

/**
 * A granted folder, open as a handle: every access starts from the handle, never from a path of the system.
 *
 * <p>The folder's own path is opened once and through no link, so a granter gives the real path. What reads follows
 * links that stay inside; what changes follows none. The kernel keeps the walk inside (openat2 with RESOLVE_BENEATH),
 * so there is no moment between a check and its use. For one thread.
 */
final class GrantedFolder implements AutoCloseable {

    private final String name;
    private final Handle root;

    private GrantedFolder(String name, Handle root) {
        this.name = name;
        this.root = root;
    }

    /** Opens a folder for reading; fails with ACCESS_DENIED when it was not granted. */
    static GrantedFolder forReading(String name, NodeContext context) throws NodeFailure {
        return open(name, granted(name, context));
    }

    /** Opens a folder for changes; fails with ACCESS_DENIED when it was not granted for that. */
    static GrantedFolder forChanging(String name, NodeContext context) throws NodeFailure {
        Resources.Folder folder = granted(name, context);
        if (!folder.writable()) {
            throw new NodeFailure(
                    "ACCESS_DENIED",
                    "Folder '" + name + "' was granted for reading only: give it the mode read_write in"
                            + " spec.access.folders and grant it again");
        }
        return open(name, folder);
    }

    private static Resources.Folder granted(String name, NodeContext context) throws NodeFailure {
        Resources.Folder folder = context.resources().folders().get(name);
        if (folder == null) {
            throw new NodeFailure(
                    "ACCESS_DENIED",
                    "Folder '" + name + "' was not granted to this run: name it in spec.access.folders"
                            + " and say which folder it is when the run starts");
        }
        return folder;
    }

    private static GrantedFolder open(String name, Resources.Folder folder) throws NodeFailure {
        LinuxCalls calls = SystemCalls.here();
        String path = folder.path().toAbsolutePath().toString();
        try {
            long flags = LinuxCalls.PLACE | calls.directoryOnly();
            int opened = calls.open(LinuxCalls.NO_HANDLE, path, flags, 0, LinuxCalls.NO_LINKS);
            return new GrantedFolder(name, new Handle(calls, opened));
        } catch (CallFailed refused) {
            String reason = refused.errno() == CallFailed.LINK
                    ? "its path goes through a link: grant its real path"
                    : "it is missing, no folder, or closed to this user (" + refused.getMessage() + "): grant it again";
            throw new NodeFailure(
                    "FOLDER_UNAVAILABLE", "The folder granted as '" + name + "' cannot be opened, " + reason);
        }
    }

    /** Returns a path of this folder as messages name it. */
    Place place(RelativePath path) {
        return new Place(name, path);
    }

    /** Opens what stands at a path, following links that stay inside. */
    Handle follow(RelativePath path) throws CallFailed {
        return root.place(path.toString(), 0, 0);
    }

    /** Opens what stands at a path, refusing every link. */
    Handle exact(RelativePath path) throws CallFailed {
        return root.place(path.toString(), 0, LinuxCalls.NO_LINKS);
    }

    /** Opens the folder a path stands in, refusing every link and creating folders that are missing. */
    Handle createdParent(RelativePath path) throws IOException {
        Handle at = exact(RelativePath.ROOT);
        for (String each : path.parent().names()) {
            try (Handle above = at) {
                at = created(above, each);
            }
        }
        return at;
    }

    private static Handle created(Handle above, String name) throws IOException {
        try {
            return above.folder(name);
        } catch (CallFailed refused) {
            if (refused.errno() != CallFailed.NOT_FOUND) {
                throw refused;
            }
        }
        try {
            above.createFolder(name);
            above.sync();
        } catch (CallFailed refused) {
            // Someone else may have created it meanwhile.
            if (refused.errno() != CallFailed.EXISTS) {
                throw refused;
            }
        }
        return above.folder(name);
    }

    @Override
    public void close() {
        root.close();
    }
}
