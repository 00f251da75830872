package dev.foldwork.node.builtin.file;

import dev.foldwork.flow.json.Json;
import dev.foldwork.node.NodeContext;
import dev.foldwork.node.NodeExecutor;
import dev.foldwork.node.NodeFailure;
import dev.foldwork.node.NodeInput;
import dev.foldwork.node.NodeResult;
import dev.foldwork.node.Settings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code file.write@1}: writes a file whole or not at all; also what is appended appears in one step. */
final class FileWrite implements NodeExecutor {

    @Override
    public String type() {
        return "file.write@1";
    }

    @Override
    public NodeResult execute(NodeInput input, NodeContext context) throws NodeFailure, InterruptedException {
        var settings = new Settings(input.settings());
        RelativePath path = RelativePath.parse("path", settings.text("path"));
        String mode = settings.optionalText("mode");
        try (GrantedFolder folder = GrantedFolder.forChanging(settings.text("folder"), context)) {
            long size = Faults.at(folder.place(path), () -> {
                try (InputStream content = content(settings.value("content"), context)) {
                    return write(folder, path, mode == null ? "replace" : mode, content, settings, context);
                }
            });
            return new NodeResult.Done(Map.of("path", path.toString(), "size", size), null);
        }
    }

    private static long write(
            GrantedFolder folder,
            RelativePath path,
            String mode,
            InputStream content,
            Settings settings,
            NodeContext context)
            throws IOException, NodeFailure {
        String key = context.executionId();
        return switch (mode) {
            case "replace" -> new AtomicWrite(folder, path, new AtomicWrite.Rule.Replace(), key).write(content);
            case "create" -> new AtomicWrite(folder, path, new AtomicWrite.Rule.Create(), key).write(content);
            case "append" -> append(folder, path, content, key);
            default -> throw settings.mismatch("mode", "replace, create or append");
        };
    }

    private static long append(GrantedFolder folder, RelativePath path, InputStream content, String key)
            throws IOException, NodeFailure {
        try (Handle before = folder.exact(path)) {
            Status read = before.status();
            try (InputStream old = Channels.newInputStream(Content.open(before, folder.place(path)));
                    InputStream both = new SequenceInputStream(old, content)) {
                return new AtomicWrite(folder, path, new AtomicWrite.Rule.ReplaceSame(read), key).write(both);
            }
        } catch (CallFailed refused) {
            if (refused.errno() != CallFailed.NOT_FOUND) {
                throw refused;
            }
            return new AtomicWrite(folder, path, new AtomicWrite.Rule.Create(), key).write(content);
        }
    }

    private static InputStream content(@Nullable Object value, NodeContext context) throws NodeFailure {
        if (value instanceof String text) {
            return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        }
        if (value instanceof Map<?, ?> map && map.get("$artifact") instanceof String digest) {
            try {
                return context.resources().artifacts().open(digest);
            } catch (IOException missing) {
                throw new NodeFailure(
                        "ARTIFACT_MISSING",
                        "The artifact '" + digest + "' of setting 'content' is not stored here: " + missing.getMessage()
                                + ". Run again the node that made it");
            }
        }
        return new ByteArrayInputStream((Json.writePretty(value) + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
