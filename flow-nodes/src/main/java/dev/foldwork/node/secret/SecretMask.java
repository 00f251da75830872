package dev.foldwork.node.secret;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Replaces the values of secrets in what an attempt leaves behind: a server may send a key back that a node sent it.
 *
 * <p>Immutable and thread-safe. This is the second wall only: what is recorded of a node's input never holds a value in
 * the first place. It knows the value as written, inside JSON, HTML and addresses, as hex digits and as Base64 at
 * every place of a longer text, and two of these in each other; a value that was compressed, encrypted, hashed or cut
 * up by a server is not seen.
 */
public final class SecretMask {

    /** Hides nothing. */
    public static final SecretMask NONE = new SecretMask(Map.of());

    /** Shorter values would be found in every other text. */
    public static final int SHORTEST = 6;

    private final Map<String, String> shownByForm;
    private final FormFinder finder;

    private SecretMask(Map<String, String> shownByForm) {
        this.shownByForm = shownByForm;
        this.finder = new FormFinder(shownByForm);
    }

    /** Returns a mask for these values by name; values shorter than {@link #SHORTEST} are not hidden. */
    public static SecretMask of(Map<String, String> secrets) {
        var shown = new LinkedHashMap<String, String>();
        secrets.forEach((name, value) -> add(shown, "secret " + name, value));
        return shown.isEmpty() ? NONE : new SecretMask(shown);
    }

    /** Returns a mask that hides this value, too; {@code [shown]} stands in its place. */
    public SecretMask and(String shown, String value) {
        var all = new LinkedHashMap<>(shownByForm);
        add(all, shown, value);
        return all.size() == shownByForm.size() ? this : new SecretMask(all);
    }

    private static void add(Map<String, String> shownByForm, String shown, String value) {
        if (value.length() >= SHORTEST) {
            SecretForms.of(value).forEach(form -> shownByForm.putIfAbsent(form, "[" + shown + "]"));
        }
    }

    /** Returns true when there is nothing to hide. */
    public boolean isEmpty() {
        return shownByForm.isEmpty();
    }

    /** Returns a text without the values. */
    public String text(String text) {
        if (isEmpty()) {
            return text;
        }
        var masked = new StringBuilder(text.length());
        finder.replace(text, text.length(), masked);
        return masked.toString();
    }

    /** Returns a stream without the values; reads ahead by a block. */
    InputStream stream(InputStream content) {
        var bytes = new LinkedHashMap<String, String>();
        shownByForm.forEach((form, shown) -> bytes.put(latin(form), latin(shown)));
        return new MaskedStream(content, new FormFinder(bytes));
    }

    private static String latin(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    /** Returns a JSON value without the values, in names of members too. */
    public @Nullable Object value(@Nullable Object json) {
        return switch (json) {
            case String text -> text(text);
            case Map<?, ?> map -> map(map);
            case List<?> list -> {
                var masked = new ArrayList<@Nullable Object>(list.size());
                list.forEach(item -> masked.add(value(item)));
                yield masked;
            }
            case null, default -> json;
        };
    }

    /** Returns a JSON object without the values. */
    @SuppressWarnings("unchecked")
    public Map<String, @Nullable Object> map(Map<?, ?> json) {
        if (isEmpty()) {
            return (Map<String, @Nullable Object>) json;
        }
        var masked = new LinkedHashMap<String, @Nullable Object>();
        json.forEach((name, member) -> masked.put(text(String.valueOf(name)), value(member)));
        return masked;
    }
}
