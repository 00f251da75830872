package dev.foldwork.flow.expression;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code $substring}: counts code points, so that no character is cut in two. */
final class TextParts {

    private TextParts() {}

    static @Nullable Object substring(List<?> arguments) {
        String text = Arguments.text(arguments, "substring");
        if (text == null) {
            return null;
        }
        int[] points = text.codePoints().toArray();
        double start = Math.max(number(arguments, 1, 0), -points.length);
        double length = number(arguments, 2, points.length);
        double first = start < 0 ? points.length + start : start;
        // A negative start counts from the end; one before the text is the text's beginning.
        int from = (int) Math.min(first, points.length);
        int to = (int) Math.min(first + length, points.length);
        return length <= 0 || to <= from ? "" : new String(points, from, to - from);
    }

    private static double number(List<?> arguments, int index, int missing) {
        return Arguments.at(arguments, index) instanceof Number given ? given.doubleValue() : missing;
    }
}
