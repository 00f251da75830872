package dev.foldwork.node.secret;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds any of many forms in one walk over a text, the longest where several stand. Immutable and thread-safe.
 *
 * <p>Forms are looked up by their first characters; a table of the first three tells at once where none begins.
 */
final class FormFinder {

    private static final int BEGIN = SecretMask.SHORTEST;
    private static final int TABLE = 1 << 16;

    private final Map<String, List<Form>> byBegin = new HashMap<>();
    private final boolean[] begins = new boolean[TABLE];
    private final int longest;

    private record Form(String text, String shown) {}

    /** @param shownByForm what is shown instead of each form; a form has at least as many characters as the shortest secret */
    FormFinder(Map<String, String> shownByForm) {
        int most = 0;
        for (Map.Entry<String, String> each : shownByForm.entrySet()) {
            String form = each.getKey();
            byBegin.computeIfAbsent(form.substring(0, BEGIN), begin -> new ArrayList<>())
                    .add(new Form(form, each.getValue()));
            begins[slot(form, 0)] = true;
            most = Math.max(most, form.length());
        }
        byBegin.values()
                .forEach(forms -> forms.sort((one, other) ->
                        Integer.compare(other.text().length(), one.text().length())));
        longest = most;
    }

    int longest() {
        return longest;
    }

    /**
     * Writes a text with its forms replaced.
     *
     * @param until no form is looked for from here on, though one may reach beyond
     * @return behind what was written: {@code until}, or the end of a form that reached beyond it
     */
    int replace(String text, int until, StringBuilder written) {
        int kept = 0;
        int place = 0;
        while (place < until) {
            Form form = formAt(text, place);
            if (form == null) {
                place++;
            } else {
                written.append(text, kept, place).append(form.shown());
                place += form.text().length();
                kept = place;
            }
        }
        written.append(text, kept, place);
        return place;
    }

    private @Nullable Form formAt(String text, int place) {
        if (place + BEGIN > text.length() || !begins[slot(text, place)]) {
            return null;
        }
        for (Form form : byBegin.getOrDefault(text.substring(place, place + BEGIN), List.of())) {
            if (text.startsWith(form.text(), place)) {
                return form;
            }
        }
        return null;
    }

    private static int slot(String text, int place) {
        return (text.charAt(place) * 961 + text.charAt(place + 1) * 31 + text.charAt(place + 2)) & (TABLE - 1);
    }
}
