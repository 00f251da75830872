package dev.foldwork.flow.importing.draft;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tells which values of a source are credentials; those are never carried over. */
public final class Sensitive {

    private static final Pattern NAME = Pattern.compile(
            ".*(?:passw|secret|token|api[-_ ]?key|authori[sz]ation|credential|private[-_ ]?key|access[-_ ]?key|cookie"
                    + "|bearer|x[-_]auth).*",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern VALUE = Pattern.compile(
            "(?:Bearer|Basic) [A-Za-z0-9._~+/=-]{12,}|sk-[A-Za-z0-9_-]{16,}|xox[abp]-[A-Za-z0-9-]{10,}|gh[pousr]_\\w{20,}"
                    + "|AKIA[0-9A-Z]{16}|eyJ[\\w-]{10,}\\.[\\w-]{10,}\\.[\\w-]*|-----BEGIN [A-Z ]*PRIVATE KEY-----");

    private static final String PRIVATE_KEY = "-----BEGIN";

    private Sensitive() {}

    /** Returns true when a setting of this name holding this fixed text is to be kept out of a flow. */
    public static boolean is(String name, String fixed) {
        return !fixed.isBlank()
                && (NAME.matcher(Texts.cut(name, 200)).matches() && fixed.length() > 3 || looksLike(fixed));
    }

    /** Returns true for a text that holds what looks like a key, whatever it is called. */
    public static boolean looksLike(String text) {
        return VALUE.matcher(text).find();
    }

    /** Takes from where to where a text holds what looks like a key. */
    public interface Spots {

        /** Takes one. */
        void found(int from, int to);
    }

    /** Tells of every part of a text that looks like a key, from left to right; a private key reaches to its last line. */
    public static void spots(String text, Spots spots) {
        Matcher matcher = VALUE.matcher(text);
        for (int at = 0; matcher.find(at); ) {
            int to = matcher.group().startsWith(PRIVATE_KEY) ? endOfKey(text, matcher.end()) : matcher.end();
            spots.found(matcher.start(), to);
            at = to;
        }
    }

    private static int endOfKey(String text, int from) {
        int last = text.indexOf("-----END ", from);
        int end = last < 0 ? -1 : text.indexOf("-----", last + "-----END ".length());
        return end < 0 ? text.length() : end + "-----".length();
    }

    /** Returns the value with every credential in it replaced by words. */
    public static @Nullable Object without(@Nullable Object value) {
        return without("", value);
    }

    private static @Nullable Object without(String name, @Nullable Object value) {
        return switch (value) {
            case Map<?, ?> map -> {
                var copy = new LinkedHashMap<String, @Nullable Object>();
                String own = map.get("name") instanceof String called ? called : "";
                map.forEach((key, item) ->
                        copy.put(String.valueOf(key), without(key.equals("value") ? own : String.valueOf(key), item)));
                yield copy;
            }
            case List<?> list -> {
                var copy = new ArrayList<@Nullable Object>();
                list.forEach(item -> copy.add(without(name, item)));
                yield copy;
            }
            case String text when is(name, text) && !reference(text) -> "(left out by the import)";
            case String text -> VALUE.matcher(text).replaceAll("(left out by the import)");
            case null -> null;
            default -> value;
        };
    }

    private static boolean reference(String text) {
        return (text.contains("${") || text.contains("{{")) && !looksLike(text);
    }
}
