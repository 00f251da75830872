package dev.foldwork.flow.importing.draft;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Makes readable ids out of foreign names, each once. */
public final class Ids {

    private static final int LONGEST = 63;
    private static final int KEPT = 48;

    private final Set<String> taken = new HashSet<>();

    /** Returns an id made of the name, one that was not given before. */
    public String give(String name) {
        String plain = plain(name);
        String id = plain;
        for (int i = 2; !taken.add(id); i++) {
            id = plain + "_" + i;
        }
        return id;
    }

    /** Returns the name in small letters, digits and {@code _}, beginning with a letter. */
    public static String plain(String name) {
        String head = name.length() > LONGEST * 4 ? name.substring(0, LONGEST * 4) : name;
        String plain = Normalizer.normalize(head, Normalizer.Form.NFKD)
                .replaceAll("([a-z0-9])([A-Z])", "$1_$2")
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\p{M}+", "")
                .replaceAll("[^a-z0-9]+", "_")
                .replaceAll("^_+|_+$", "");
        if (plain.isEmpty() || !Character.isLetter(plain.charAt(0))) {
            plain = plain.isEmpty() ? "node" : "n_" + plain;
        }
        return plain.length() > KEPT ? plain.substring(0, KEPT).replaceAll("_+$", "") : plain;
    }
}
