package dev.foldwork.node.builtin.file;

import dev.foldwork.flow.json.Json;
import dev.foldwork.flow.json.JsonException;
import dev.foldwork.node.NodeContext;
import dev.foldwork.node.NodeExecutor;
import dev.foldwork.node.NodeFailure;
import dev.foldwork.node.NodeInput;
import dev.foldwork.node.NodeResult;
import dev.foldwork.node.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code file.read@1}: reads a file as text, as a JSON value or as an artifact. */
final class FileRead implements NodeExecutor {

    private static final int MAX_INLINE_BYTES = 1_000_000;
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    @Override
    public String type() {
        return "file.read@1";
    }

    @Override
    public NodeResult execute(NodeInput input, NodeContext context) throws NodeFailure, InterruptedException {
        var settings = new Settings(input.settings());
        RelativePath path = RelativePath.parse("path", settings.text("path"));
        String as = settings.optionalText("as");
        try (GrantedFolder folder = GrantedFolder.forReading(settings.text("folder"), context)) {
            Place place = folder.place(path);
            return Faults.at(place, () -> {
                try (Handle file = folder.follow(path)) {
                    return read(file, place, as == null ? "text" : as, settings, context);
                }
            });
        }
    }

    private static NodeResult read(Handle file, Place place, String as, Settings settings, NodeContext context)
            throws IOException, NodeFailure {
        return switch (as) {
            case "artifact" -> artifact(file, place, context);
            case "text" -> {
                byte[] bytes = inline(file, place);
                yield done(Content.text(bytes, place), bytes.length);
            }
            case "json" -> {
                byte[] bytes = inline(file, place);
                yield done(json(Content.text(bytes, place), place), bytes.length);
            }
            default -> throw settings.mismatch("as", "text, json or artifact");
        };
    }

    private static byte[] inline(Handle file, Place place) throws IOException, NodeFailure {
        return Content.whole(file, place, MAX_INLINE_BYTES, "read it with as: artifact");
    }

    private static @Nullable Object json(String text, Place place) throws NodeFailure {
        try {
            return Json.parse(text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text);
        } catch (JsonException invalid) {
            throw new NodeFailure(
                    "FILE_NOT_JSON",
                    Faults.capital(place) + " is not JSON: " + invalid.getMessage() + ". Mend it, or read it as text");
        }
    }

    private static NodeResult artifact(Handle file, Place place, NodeContext context) throws IOException, NodeFailure {
        try (FileChannel channel = Content.open(file, place);
                InputStream bytes = Channels.newInputStream(channel)) {
            if (channel.size() > AtomicWrite.MAX_BYTES) {
                throw Faults.tooLarge(place, AtomicWrite.MAX_BYTES, "split it first");
            }
            String name = place.path().name();
            Map<String, @Nullable Object> stored =
                    context.resources().artifacts().put(bytes, name, MediaTypes.of(name));
            return done(stored, stored.get("size") instanceof Long size ? size : channel.size());
        }
    }

    private static NodeResult done(@Nullable Object content, long size) {
        var output = new HashMap<String, @Nullable Object>();
        output.put("content", content);
        output.put("size", size);
        return new NodeResult.Done(output, null);
    }
}
