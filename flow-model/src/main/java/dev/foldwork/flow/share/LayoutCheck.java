package dev.foldwork.flow.share;

import dev.foldwork.flow.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keeps of a layout places, sizes and marks; of the rest only notes can stay, and only where somebody said so. */
final class LayoutCheck {

    private static final String PLACE = "layout";

    private final TextCheck texts;
    private final String flow;

    LayoutCheck(TextCheck texts, String flow) {
        this.texts = texts;
        this.flow = flow;
    }

    Map<String, @Nullable Object> cleaned(Map<String, ?> layout) {
        var cleaned = new LinkedHashMap<String, @Nullable Object>();
        layout.forEach((name, value) -> {
            if (name.equals("notes") && value instanceof List<?> notes) {
                cleaned.put(name, notes(notes));
            } else if (name.equals("nodes") && value instanceof Map<?, ?> nodes) {
                cleaned.put(name, marks(PLACE + "/nodes", nodes, 2));
            } else if (isMark(value)) {
                cleaned.put(name, value);
            } else {
                texts.goes(Finding.Kind.LAYOUT, flow, PLACE + "/" + name, Json.write(value), "");
            }
        });
        return cleaned;
    }

    private List<Object> notes(List<?> notes) {
        var stay = new ArrayList<>();
        for (int i = 0; i < notes.size(); i++) {
            String where = PLACE + "/notes/" + i;
            if (notes.get(i) instanceof Map<?, ?> note && note.get("text") instanceof String text) {
                if (!texts.goes(Finding.Kind.NOTE, flow, where, text, "")) {
                    var copy = marks(where, without(note), 1);
                    copy.put("text", texts.cleaned(flow, where, text));
                    stay.add(copy);
                }
            } else {
                texts.goes(Finding.Kind.LAYOUT, flow, where, Json.write(notes.get(i)), "");
            }
        }
        return stay;
    }

    private static Map<String, @Nullable Object> without(Map<?, ?> note) {
        var rest = new LinkedHashMap<String, @Nullable Object>();
        note.forEach((name, value) -> rest.put(String.valueOf(name), value));
        rest.remove("text");
        return rest;
    }

    private Map<String, @Nullable Object> marks(String where, Map<?, ?> map, int depth) {
        var marks = new LinkedHashMap<String, @Nullable Object>();
        map.forEach((key, value) -> {
            String name = String.valueOf(key);
            if (isMark(value)) {
                marks.put(name, value);
            } else if (depth > 1 && value instanceof Map<?, ?> inner) {
                marks.put(name, marks(where + "/" + name, inner, depth - 1));
            } else {
                texts.goes(Finding.Kind.LAYOUT, flow, where + "/" + name, Json.write(value), "");
            }
        });
        return marks;
    }

    private static boolean isMark(@Nullable Object value) {
        return value instanceof Number || value instanceof Boolean;
    }
}
