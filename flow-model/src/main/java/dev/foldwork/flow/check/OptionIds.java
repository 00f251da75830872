package dev.foldwork.flow.check;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gives the options of a question their ids, which are also the names of its ports. */
public final class OptionIds {

    private OptionIds() {}

    /**
     * Returns the id of an option: its own {@code id}, or its text in small letters with everything else than letters
     * and digits as a single underscore ({@code Go on!} gives {@code go_on}).
     */
    public static String of(@Nullable Object option) {
        if (option instanceof Map<?, ?> map && map.get("id") instanceof String id) {
            return id;
        }
        String text = option instanceof Map<?, ?> map ? String.valueOf(map.get("label")) : String.valueOf(option);
        String id = text.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", "_")
                .replaceAll("^_+|_+$", "");
        return id.isEmpty() ? "option" : id;
    }
}
