package dev.foldwork.flow.importing.draft;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Foreign texts made fit for a document. */
public final class Texts {

    /** Longest title, in characters. */
    public static final int TITLE = 120;

    /** Longest note, in characters. */
    public static final int NOTE = 4_000;

    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}&&[^\\n\\t]]");
    private static final Pattern ACTIVE = Pattern.compile(
            "<\\s*(?:script|svg|iframe|object|embed|foreignobject)|javascript\\s*:|data\\s*:\\s*text/html|\\son\\w+\\s*=",
            Pattern.CASE_INSENSITIVE);

    private Texts() {}

    /** Returns the text on one line, without control characters, cut to a title's length. */
    public static String title(String text) {
        return cut(
                CONTROL.matcher(head(text))
                        .replaceAll("")
                        .replaceAll("\\s+", " ")
                        .strip(),
                TITLE);
    }

    /** Returns the text without control characters, cut to a note's length. */
    public static String note(String text) {
        return cut(CONTROL.matcher(head(text)).replaceAll("").strip(), NOTE);
    }

    /** Returns true for text that a browser could take for a program. */
    public static boolean active(String text) {
        return ACTIVE.matcher(text).find();
    }

    /** Returns the text shortened to {@code most} characters. */
    public static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most - 1) + "…";
    }

    /** Returns the value with every text in it written so that nothing in it is an expression. */
    public static @Nullable Object literal(@Nullable Object value) {
        return switch (value) {
            case String text -> text.replace("${", "$${");
            case Map<?, ?> map -> {
                var copy = new LinkedHashMap<String, @Nullable Object>();
                map.forEach((key, item) -> copy.put(String.valueOf(key), literal(item)));
                yield copy;
            }
            case List<?> list -> {
                var copy = new ArrayList<@Nullable Object>();
                list.forEach(item -> copy.add(literal(item)));
                yield copy;
            }
            case null -> null;
            default -> value;
        };
    }

    private static String head(String text) {
        return text.length() > NOTE * 2 ? text.substring(0, NOTE * 2) : text;
    }
}
