package dev.foldwork.backend.template;

import dev.foldwork.backend.flow.FlowExchange.Content;
import dev.foldwork.flow.document.DocumentPatch;
import dev.foldwork.flow.document.FlowMerge;
import dev.foldwork.flow.document.FlowReader;
import dev.foldwork.flow.document.MergePart;
import dev.foldwork.flow.document.MergePart.Outcome;
import dev.foldwork.flow.json.JsonPatch;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A draft, the version of a template that it came from, and a newer one, put together: the document, the files beside it
 * and the layout. A layout is nothing that people decide on; where both moved a step, it stays where the draft has it.
 */
final class Merged {

    private static final String FILES = "files";

    private final Content mine;
    private final FlowMerge document;
    private final FlowMerge files;
    private final FlowMerge layout;

    private Merged(Content mine, FlowMerge document, FlowMerge files, FlowMerge layout) {
        this.mine = mine;
        this.document = document;
        this.files = files;
        this.layout = layout;
    }

    static Merged of(Content base, Content mine, Content theirs) {
        return new Merged(
                mine,
                FlowMerge.of(named(base, mine.name()), value(mine.text()), named(theirs, mine.name())),
                FlowMerge.of(Map.of(FILES, base.files()), Map.of(FILES, mine.files()), Map.of(FILES, theirs.files())),
                FlowMerge.of(base.layout(), mine.layout(), theirs.layout()));
    }

    private static Map<String, @Nullable Object> value(String text) {
        var document = FlowReader.read(text.getBytes(StandardCharsets.UTF_8), "document")
                .document();
        return document == null ? Map.of() : document.value();
    }

    /** A copy has a name of its own from the start: that is no change of anybody's. */
    private static Map<String, @Nullable Object> named(Content content, String name) {
        var value = new LinkedHashMap<String, @Nullable Object>(value(content.text()));
        if (value.get("metadata") instanceof Map<?, ?> metadata) {
            var own = new LinkedHashMap<Object, @Nullable Object>(metadata);
            own.put("name", name);
            value.put("metadata", own);
        }
        return value;
    }

    Content mine() {
        return mine;
    }

    List<MergePart> documentParts() {
        return document.parts();
    }

    List<MergePart> fileParts() {
        return files.parts();
    }

    /** Returns the keys of what somebody has to choose. */
    Set<String> conflicts() {
        var all = new ArrayList<>(document.parts());
        all.addAll(files.parts());
        return all.stream()
                .filter(part -> part.outcome() == Outcome.CONFLICT)
                .map(MergePart::key)
                .collect(Collectors.toCollection(java.util.LinkedHashSet::new));
    }

    /**
     * Returns the draft as it becomes.
     *
     * @param theirsAt keys of the conflicts in which the template's side was chosen
     */
    Content result(Set<String> theirsAt) {
        String text = DocumentPatch.apply(mine.text(), document.steps(theirsAt)).text();
        var beside = new LinkedHashMap<String, String>();
        Object changed = JsonPatch.apply(Map.of(FILES, mine.files()), files.steps(theirsAt))
                .value();
        if (changed instanceof Map<?, ?> map && map.get(FILES) instanceof Map<?, ?> texts) {
            texts.forEach((path, content) -> beside.put(String.valueOf(path), String.valueOf(content)));
        }
        var places = new LinkedHashMap<String, @Nullable Object>();
        if (JsonPatch.apply(mine.layout(), layout.steps(Set.of())).value() instanceof Map<?, ?> map) {
            map.forEach((name, value) -> places.put(String.valueOf(name), value));
        }
        return new Content(mine.id(), mine.name(), text, beside, places, mine.folder(), mine.archived());
    }
}
