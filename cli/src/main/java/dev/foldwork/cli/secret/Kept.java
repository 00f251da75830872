package dev.foldwork.cli.secret;

/** What a team keeps by name. */
enum Kept {
    SECRET("secret", "secrets"),
    CONNECTION("connection", "connections");

    private final String word;
    private final String plural;

    Kept(String word, String plural) {
        this.word = word;
        this.plural = plural;
    }

    /** Returns what it is called. */
    String word() {
        return word;
    }

    /** Returns what several are called, in words and in answers. */
    String plural() {
        return plural;
    }

    /** Returns the address of all of them. */
    String path() {
        return "/api/v1/" + plural;
    }
}
