package dev.foldwork.cli.sync;

import dev.foldwork.cli.BoundedFile;
import dev.foldwork.cli.CliFailure;
import dev.foldwork.cli.ExitCode;
import dev.foldwork.flow.document.FlowReader;
import dev.foldwork.flow.json.Json;
import dev.foldwork.flow.json.JsonException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A folder of flows: {@code NAME/NAME.flow.yaml} with its layout and the texts it uses beside it. Hidden files, called
 * versions ({@code pinned/}, {@code foldwork.lock}) and files that are no text are left alone.
 */
final class FlowFolder {

    private static final String DOCUMENT = ".flow.yaml";
    private static final String LAYOUT = ".flow.layout.json";
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,62}");
    private static final Pattern PATH =
            Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]*(/[A-Za-z0-9_][A-Za-z0-9._-]*){0,7}");
    private static final int DEEPEST = 9;

    private final Path root;

    FlowFolder(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    /** Returns the names of the flows that are here. */
    TreeSet<String> names() {
        var names = new TreeSet<String>();
        if (!Files.isDirectory(root)) {
            return names;
        }
        try (Stream<Path> all = Files.list(root)) {
            all.map(folder -> String.valueOf(folder.getFileName()))
                    .filter(name -> NAME.matcher(name).matches() && Files.isRegularFile(document(name)))
                    .forEach(names::add);
        } catch (IOException fault) {
            throw unreadable(root, fault);
        }
        return names;
    }

    private Path document(String name) {
        return root.resolve(name).resolve(name + DOCUMENT);
    }

    /** Returns a flow, empty when it is not here. */
    Optional<FlowContent> read(String name) {
        if (!NAME.matcher(name).matches() || !Files.isRegularFile(document(name))) {
            return Optional.empty();
        }
        Path folder = root.resolve(name);
        var files = new TreeMap<String, String>();
        try (Stream<Path> all = Files.walk(folder, DEEPEST)) {
            for (Path file : all.filter(each -> Files.isRegularFile(each, LinkOption.NOFOLLOW_LINKS))
                    .toList()) {
                String path = folder.relativize(file).toString();
                if (isOwn(name, path)) {
                    text(file).ifPresent(text -> files.put(path, text));
                }
            }
        } catch (IOException fault) {
            throw unreadable(folder, fault);
        }
        String text = text(document(name))
                .orElseThrow(() -> new CliFailure(
                        "FILE_NOT_TEXT",
                        ExitCode.DEFINITION_INVALID,
                        document(name) + " is not UTF-8 text",
                        "save it as UTF-8"));
        return Optional.of(new FlowContent(text, files, layout(folder.resolve(name + LAYOUT))));
    }

    private static boolean isOwn(String name, String path) {
        return PATH.matcher(path).matches()
                && !path.startsWith("pinned/")
                && !List.of("foldwork.lock", name + DOCUMENT, name + LAYOUT).contains(path);
    }

    private static Optional<String> text(Path file) {
        byte[] bytes = BoundedFile.read(file, FlowReader.MAX_BYTES);
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException binary) {
            return Optional.empty();
        }
    }

    private static Map<String, @Nullable Object> layout(Path file) {
        if (!Files.exists(file)) {
            return Map.of();
        }
        try {
            return Json.object(BoundedFile.read(file, FlowReader.MAX_BYTES));
        } catch (JsonException invalid) {
            throw new CliFailure(
                    "FILE_NOT_JSON",
                    ExitCode.DEFINITION_INVALID,
                    file + " is not JSON: " + invalid.getMessage(),
                    "mend it, or delete it: places are then laid out anew");
        }
    }

    /** Puts a flow here in the place of what is known of it; files that the old one had and this one has not go. */
    void write(String name, FlowContent content, @Nullable FlowContent old) {
        Path folder = root.resolve(name);
        var texts = new TreeMap<>(content.files());
        texts.put(name + DOCUMENT, content.text());
        if (!content.layout().isEmpty()) {
            texts.put(name + LAYOUT, Json.writePretty(content.layout()) + "\n");
        }
        try {
            for (Map.Entry<String, String> text : texts.entrySet()) {
                put(folder, text.getKey(), text.getValue());
            }
            if (old != null) {
                for (String path : old.files().keySet()) {
                    if (!texts.containsKey(path)) {
                        Files.deleteIfExists(inside(folder, path));
                    }
                }
                if (content.layout().isEmpty()) {
                    Files.deleteIfExists(folder.resolve(name + LAYOUT));
                }
            }
        } catch (IOException fault) {
            throw new CliFailure(
                    "FILE_UNWRITABLE",
                    ExitCode.FAILED,
                    folder + " cannot be written: " + fault,
                    "check the permissions of the folder and the space on its disk");
        }
    }

    private void put(Path folder, String path, String text) throws IOException {
        Path target = inside(folder, path);
        Path parent = Files.createDirectories(Objects.requireNonNull(target.getParent()));
        if (!parent.toRealPath().startsWith(root.toRealPath())) {
            throw new IOException(parent + " leads out of " + root);
        }
        if (Files.isRegularFile(target) && text.equals(text(target).orElse(null))) {
            return;
        }
        Path half = Files.createTempFile(parent, ".sync", "");
        Files.writeString(half, text);
        Files.move(half, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static Path inside(Path folder, String path) throws IOException {
        if (!PATH.matcher(path).matches()) {
            throw new IOException("'" + path + "' is not a path inside the flow's folder");
        }
        return folder.resolve(path);
    }

    /** Puts a copy of a flow aside before it is overwritten, and returns where. */
    Path setAside(String name, FlowContent content) {
        String hash = content.hash().substring(7, 15);
        var aside = new FlowFolder(root.resolve(".foldwork/kept/" + hash));
        aside.write(name, content, null);
        return aside.root.resolve(name);
    }

    /** Takes a flow away from here; what is not part of it stays. */
    void remove(String name, FlowContent content) {
        Path folder = root.resolve(name);
        try {
            for (String path : content.files().keySet()) {
                Files.deleteIfExists(inside(folder, path));
            }
            Files.deleteIfExists(folder.resolve(name + LAYOUT));
            Files.deleteIfExists(document(name));
            try (Stream<Path> left = Files.list(folder)) {
                if (left.findAny().isEmpty()) {
                    Files.delete(folder);
                }
            }
        } catch (IOException fault) {
            throw unreadable(folder, fault);
        }
    }

    private static CliFailure unreadable(Path place, IOException fault) {
        return new CliFailure(
                "FILE_UNREADABLE", ExitCode.FAILED, place + " cannot be read: " + fault, "check its permissions");
    }
}
