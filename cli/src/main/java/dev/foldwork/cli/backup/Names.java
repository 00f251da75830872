package dev.foldwork.cli.backup;

import java.util.regex.Pattern;

/** What may stand in a backup, by name. A restore derives places from names that fit, so none leads elsewhere. */
final class Names {

    static final String MANIFEST = "manifest.json";
    static final String JOURNAL = "local/journal.db";

    private static final String TABLE = "[a-z_][a-z0-9_]{0,62}";
    private static final Pattern ALLOWED = Pattern.compile("keys/(secret-key|token|worker-token)"
            + "|database/(foldwork|conductor)/schema\\.json"
            + "|database/(foldwork|conductor)/rows/" + TABLE + "\\." + TABLE
            + "|artifacts/(cloud|local)/[0-9a-f]{2}/[0-9a-f]{64}"
            + "|local/journal\\.db");

    private Names() {}

    static boolean isAllowed(String name) {
        return ALLOWED.matcher(name).matches();
    }

    static String key(String file) {
        return "keys/" + file;
    }

    static String schema(String database) {
        return "database/" + database + "/schema.json";
    }

    static String rows(String database, String table) {
        return "database/" + database + "/rows/" + table;
    }

    /** Returns the folder of the names of an engine's artifacts. */
    static String artifacts(String engine) {
        return "artifacts/" + engine + "/";
    }

    /** Returns a name for a message, whatever it holds. */
    static String shown(String name) {
        String plain = name.replaceAll("[^\\x20-\\x7e]", "?");
        return plain.length() > 100 ? plain.substring(0, 99) + "…" : plain;
    }
}
