package dev.foldwork.backend.access;

import java.util.Locale;

/** What a token allows. */
public enum Scope {
    /** Everything a person may do. */
    ADMIN,
    /** Reporting what happens to nodes. */
    WORKER;

    /** Returns the name in the database and the contract. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
