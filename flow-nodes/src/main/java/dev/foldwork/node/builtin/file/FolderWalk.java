package dev.foldwork.node.builtin.file;

import dev.foldwork.node.NodeFailure;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Visits files and folders in the order of their names, a folder before what is in it.
 *
 * <p>Links, devices, pipes, sockets, files still being written and names that are not UTF-8 are passed over. What
 * vanishes meanwhile is passed over too. For one thread.
 */
final class FolderWalk {

    private static final int MAX_NAMES = 100_000;
    private static final int MAX_VISITED = 500_000;
    private static final int MAX_DEPTH = 64;

    private final boolean recursive;
    private final Visitor visitor;
    private int visited;
    private boolean incomplete;

    /** Called for each file and folder. */
    interface Visitor {

        /**
         * Looks at one entry; returns false to end the walk.
         *
         * @param path the entry's path in the granted folder
         * @param below its names below where the walk began
         * @param in the folder it stands in
         */
        boolean visit(RelativePath path, List<String> below, Handle in, Status status)
                throws IOException, NodeFailure, InterruptedException;
    }

    FolderWalk(boolean recursive, Visitor visitor) {
        this.recursive = recursive;
        this.visitor = visitor;
    }

    /** Returns true when something was left out for its number, its depth or its permissions. */
    boolean incomplete() {
        return incomplete;
    }

    /** Walks a folder. */
    void walk(Handle start, RelativePath at) throws IOException, NodeFailure, InterruptedException {
        walk(start, at, at.names().size());
    }

    private boolean walk(Handle folder, RelativePath at, int base)
            throws IOException, NodeFailure, InterruptedException {
        List<String> names = folder.names(MAX_NAMES);
        incomplete |= names.size() == MAX_NAMES;
        for (String name : names) {
            if (Thread.interrupted()) {
                throw new InterruptedException("interrupted while listing");
            }
            Status status = AtomicWrite.statusIfThere(folder, name);
            if (status == null || !shown(name, status)) {
                continue;
            }
            if (++visited > MAX_VISITED) {
                incomplete = true;
                return false;
            }
            RelativePath path = at.child(name);
            List<String> below = path.names().subList(base, path.names().size());
            if (!visitor.visit(path, below, folder, status)
                    || (status.kind() == Status.Kind.FOLDER && recursive && !enter(folder, path, base))) {
                return false;
            }
        }
        return true;
    }

    private static boolean shown(String name, Status status) {
        return switch (status.kind()) {
            case FILE -> !AtomicWrite.isUnfinished(name);
            case FOLDER -> true;
            case LINK, SPECIAL -> false;
        };
    }

    private boolean enter(Handle folder, RelativePath path, int base)
            throws IOException, NodeFailure, InterruptedException {
        if (path.names().size() - base >= MAX_DEPTH) {
            incomplete = true;
            return true;
        }
        try (Handle inner = entered(folder, path.name())) {
            return inner == null || walk(inner, path, base);
        } catch (CallFailed refused) {
            if (refused.errno() != CallFailed.DENIED) {
                throw refused;
            }
            incomplete = true;
            return true;
        }
    }

    private static @Nullable Handle entered(Handle folder, String name) throws CallFailed {
        try {
            return folder.folder(name);
        } catch (CallFailed refused) {
            return switch (refused.errno()) {
                case CallFailed.NOT_FOUND, CallFailed.NOT_A_FOLDER, CallFailed.LINK -> null;
                default -> throw refused;
            };
        }
    }
}
