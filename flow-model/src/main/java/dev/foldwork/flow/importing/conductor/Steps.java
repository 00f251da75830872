package dev.foldwork.flow.importing.conductor;

import dev.foldwork.flow.importing.script.JsonataWriter;
import dev.foldwork.flow.importing.script.NotTranslated;
import java.util.ArrayList;
import java.util.List;

/** The steps of a reference such as {@code get_user.output.response['body'].items[0]}: names (String), indexes (Integer). */
record Steps(List<Object> all) {

    static Steps of(String path) {
        var steps = new ArrayList<Object>();
        var name = new StringBuilder();
        int i = 0;
        while (i < path.length()) {
            char c = path.charAt(i);
            if (c == '.' || c == '[') {
                flush(name, steps);
            }
            if (c == '[') {
                int end = path.indexOf(']', i);
                if (end < 0) {
                    throw new NotTranslated("a bracket is not closed");
                }
                steps.add(index(path.substring(i + 1, end).strip()));
                i = end;
            } else if (c != '.') {
                name.append(c);
            }
            i++;
        }
        flush(name, steps);
        if (path.contains("..") || steps.contains("*") || steps.size() > 40) {
            throw new NotTranslated("it searches in all members");
        }
        return new Steps(List.copyOf(steps));
    }

    private static void flush(StringBuilder name, List<Object> steps) {
        String text = name.toString().strip();
        name.setLength(0);
        if (text.indexOf('(') >= 0) {
            throw new NotTranslated("it calls a function");
        }
        if (!text.isEmpty()) {
            steps.add(text);
        }
    }

    private static Object index(String text) {
        if (text.matches("-?\\d{1,6}")) {
            return Integer.valueOf(text);
        }
        if (text.length() > 2
                && (text.startsWith("'") && text.endsWith("'") || text.startsWith("\"") && text.endsWith("\""))) {
            return text.substring(1, text.length() - 1);
        }
        throw new NotTranslated("it filters with [" + text + "]");
    }

    int size() {
        return all.size();
    }

    /** Returns the name at this place, empty when there is none or it is an index. */
    String name(int at) {
        return at < all.size() && all.get(at) instanceof String text ? text : "";
    }

    /** Returns JSONata for the steps from here on, behind a base. */
    String behind(String base, int from) {
        String text = base;
        for (Object step : all.subList(Math.min(from, all.size()), all.size())) {
            text = step instanceof Integer index
                    ? "(" + text + ")[" + index + "]"
                    : JsonataWriter.member(text, step.toString());
        }
        return text;
    }
}
