package dev.foldwork.flow.json;

import java.util.ArrayList;
import java.util.List;

/** Paths into JSON values in the form of RFC 6901, as lists of names and indexes. */
public final class JsonPointer {

    private JsonPointer() {}

    /** Returns the steps of a pointer such as {@code /spec/nodes/a}; the empty pointer has none. */
    public static List<String> parse(String pointer) {
        if (pointer.isEmpty()) {
            return List.of();
        }
        if (!pointer.startsWith("/") || pointer.matches("(?s).*~([^01].*|$)")) {
            throw new PatchException("'" + pointer + "' is not a JSON pointer: write /name/name");
        }
        var steps = new ArrayList<String>();
        for (String step : pointer.substring(1).split("/", -1)) {
            steps.add(step.replace("~1", "/").replace("~0", "~"));
        }
        return List.copyOf(steps);
    }

    /** Returns the pointer of these steps. */
    public static String text(List<String> steps) {
        var text = new StringBuilder();
        steps.forEach(step -> text.append('/').append(step.replace("~", "~0").replace("/", "~1")));
        return text.toString();
    }
}
