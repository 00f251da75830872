package dev.foldwork.node.builtin.file;

import dev.foldwork.node.NodeContext;
import dev.foldwork.node.NodeExecutor;
import dev.foldwork.node.NodeFailure;
import dev.foldwork.node.NodeInput;
import dev.foldwork.node.NodeResult;
import dev.foldwork.node.Settings;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code file.edit@1}: replaces exact texts, one edit after the other, all or none.
 *
 * <p>A text that is not there, or is there more than once without {@code all}, fails the node and changes nothing.
 */
final class FileEdit implements NodeExecutor {

    private static final int MAX_BYTES = 16 << 20;

    private record Edit(int number, String find, String replace, boolean all) {}

    private record Edited(String text, int replaced) {}

    @Override
    public String type() {
        return "file.edit@1";
    }

    @Override
    public NodeResult execute(NodeInput input, NodeContext context) throws NodeFailure, InterruptedException {
        var settings = new Settings(input.settings());
        RelativePath path = RelativePath.parse("path", settings.text("path"));
        List<Edit> edits = edits(settings);
        try (GrantedFolder folder = GrantedFolder.forChanging(settings.text("folder"), context)) {
            Place place = folder.place(path);
            int replaced = Faults.at(place, () -> {
                try (Handle file = folder.exact(path)) {
                    Status read = file.status();
                    byte[] bytes = Content.whole(file, place, MAX_BYTES, "edit it in another way");
                    Edited edited = apply(edits, Content.text(bytes, place), place);
                    var rule = new AtomicWrite.Rule.ReplaceSame(read);
                    byte[] content = edited.text().getBytes(StandardCharsets.UTF_8);
                    new AtomicWrite(folder, path, rule, context.executionId()).write(new ByteArrayInputStream(content));
                    return edited.replaced();
                }
            });
            return new NodeResult.Done(Map.of("replaced", replaced), null);
        }
    }

    private static List<Edit> edits(Settings settings) throws NodeFailure {
        var edits = new ArrayList<Edit>();
        for (Object each : settings.list("edits")) {
            if (!(each instanceof Map<?, ?> map
                    && map.get("find") instanceof String find
                    && !find.isEmpty()
                    && map.get("replace") instanceof String replace)) {
                throw new NodeFailure(
                        "TYPE_MISMATCH",
                        "Edit " + (edits.size() + 1) + " of setting 'edits' must be a map with the texts 'find'"
                                + " (not empty) and 'replace'");
            }
            edits.add(new Edit(edits.size() + 1, find, replace, all(map, edits.size() + 1)));
        }
        if (edits.isEmpty()) {
            throw settings.mismatch("edits", "a list of at least one edit");
        }
        return edits;
    }

    private static boolean all(Map<?, ?> edit, int number) throws NodeFailure {
        @Nullable Object all = edit.get("all");
        if (all == null) {
            return false;
        }
        if (all instanceof Boolean flag) {
            return flag;
        }
        throw new NodeFailure("TYPE_MISMATCH", "'all' in edit " + number + " of setting 'edits' must be true or false");
    }

    private static Edited apply(List<Edit> edits, String text, Place place) throws NodeFailure {
        String now = text;
        int replaced = 0;
        for (Edit edit : edits) {
            int count = count(now, edit.find());
            if (count == 0) {
                throw new NodeFailure(
                        "EDIT_NOT_FOUND",
                        "Edit " + edit.number() + ": " + place + " does not hold the text '" + shown(edit.find())
                                + "'. Nothing was changed; check spaces and line ends");
            }
            if (count > 1 && !edit.all()) {
                throw new NodeFailure(
                        "EDIT_NOT_UNIQUE",
                        "Edit " + edit.number() + ": " + place + " holds the text '" + shown(edit.find()) + "' " + count
                                + " times. Nothing was changed; make the text longer or set all to true");
            }
            requireRoom(
                    now.length()
                            + (long) count
                                    * (edit.replace().length() - edit.find().length()),
                    place);
            now = now.replace(edit.find(), edit.replace());
            replaced += count;
        }
        return new Edited(now, replaced);
    }

    private static void requireRoom(long length, Place place) throws NodeFailure {
        if (length > MAX_BYTES) {
            throw Faults.tooLarge(place, MAX_BYTES, "it would grow beyond that; edit it in another way");
        }
    }

    private static int count(String text, String find) {
        int count = 0;
        for (int at = text.indexOf(find); at >= 0; at = text.indexOf(find, at + find.length())) {
            count++;
        }
        return count;
    }

    private static String shown(String text) {
        String line = text.replace("\n", "⏎");
        return line.length() > 80 ? line.substring(0, 79) + "…" : line;
    }
}
