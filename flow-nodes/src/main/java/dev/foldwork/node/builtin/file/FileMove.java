package dev.foldwork.node.builtin.file;

import dev.foldwork.node.NodeContext;
import dev.foldwork.node.NodeExecutor;
import dev.foldwork.node.NodeFailure;
import dev.foldwork.node.NodeInput;
import dev.foldwork.node.NodeResult;
import dev.foldwork.node.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.util.Map;

/**
 * {@code file.move@1}: moves or renames a file or folder in one step, between granted folders too.
 *
 * <p>Between two disks a file is copied whole before the old one is removed; a folder is refused.
 */
final class FileMove implements NodeExecutor {

    @Override
    public String type() {
        return "file.move@1";
    }

    @Override
    public NodeResult execute(NodeInput input, NodeContext context) throws NodeFailure, InterruptedException {
        var settings = new Settings(input.settings());
        RelativePath path = RelativePath.parse("path", settings.text("path"));
        RelativePath to = RelativePath.parse("to", settings.text("to"));
        String name = settings.text("folder");
        String other = settings.optionalText("toFolder");
        boolean overwrite = settings.flag("overwrite", false);
        try (GrantedFolder source = GrantedFolder.forChanging(name, context);
                GrantedFolder target = GrantedFolder.forChanging(other == null ? name : other, context)) {
            ProtectedNames.refuse(source.place(path));
            ProtectedNames.refuse(target.place(to));
            Faults.at(source.place(path), () -> {
                try (Handle from = source.exact(path.parent())) {
                    requireMovable(from.status(path.name()), source.place(path));
                    move(from, path, target, to, overwrite, context);
                    from.sync();
                    return to;
                }
            });
        }
        return new NodeResult.Done(Map.of("path", to.toString()), null);
    }

    private static void requireMovable(Status status, Place place) throws NodeFailure {
        switch (status.kind()) {
            case FILE, FOLDER -> {}
            case LINK -> throw Faults.escapes(place);
            case SPECIAL -> throw Faults.special(place);
        }
    }

    private static void move(
            Handle from,
            RelativePath path,
            GrantedFolder target,
            RelativePath to,
            boolean overwrite,
            NodeContext context)
            throws NodeFailure, InterruptedException {
        Faults.at(target.place(to), () -> {
            try (Handle parent = target.createdParent(to)) {
                from.rename(path.name(), parent, to.name(), overwrite);
                parent.sync();
            } catch (CallFailed refused) {
                switch (refused.errno()) {
                    case CallFailed.OTHER_DEVICE -> copy(from, path, target, to, overwrite, context);
                    case CallFailed.INVALID -> throw intoItself(target.place(to));
                    default -> throw refused;
                }
            }
            return to;
        });
    }

    private static void copy(
            Handle from,
            RelativePath path,
            GrantedFolder target,
            RelativePath to,
            boolean overwrite,
            NodeContext context)
            throws IOException, NodeFailure {
        Place place = target.place(to);
        try (Handle file = from.place(path.name(), 0, LinuxCalls.NO_LINKS)) {
            Status status = file.status();
            if (status.kind() == Status.Kind.FOLDER) {
                throw new NodeFailure(
                        "MOVE_ACROSS_DISKS",
                        "A folder cannot be moved to " + place + " on another disk: move its files one by one");
            }
            AtomicWrite.Rule rule = overwrite ? new AtomicWrite.Rule.Replace() : new AtomicWrite.Rule.Create();
            try (InputStream content = Channels.newInputStream(Content.open(file, place))) {
                new AtomicWrite(target, to, rule, context.executionId()).write(content);
            }
            if (!from.status(path.name()).unchanged(status)) {
                throw Faults.again(
                        "FILE_CHANGED",
                        "'" + path + "' was changed while it was copied to " + place + "; both are there: try again");
            }
            from.remove(path.name());
        }
    }

    private static NodeFailure intoItself(Place place) {
        return new NodeFailure(
                "MOVE_INTO_ITSELF", "A folder cannot be moved into itself, to " + place + ": choose another path");
    }
}
