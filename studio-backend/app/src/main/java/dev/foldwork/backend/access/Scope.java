package dev.foldwork.backend.access;

import java.util.Locale;

/** What a token allows. */
public enum Scope {
    /** Everything a person may do. */
    ADMIN,
    /** Seeing flows. */
    FLOWS_READ,
    /** Changing and publishing flows. */
    FLOWS_WRITE,
    /** Seeing runs. */
    RUNS_READ,
    /** Steering, repeating and annotating runs; a start grants folders and is for admins. */
    RUNS_WRITE,
    /** Being a runner: taking the team's runs and telling of them. */
    RUNNER,
    /** The own sessions, tokens and password; only who has signed in has it, and no token. */
    ACCOUNT,
    /** Reporting what happens to nodes. */
    WORKER;

    /** Returns the name in the database and the contract. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', ':');
    }

    /** Returns the scope of this name. */
    public static Scope of(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT).replace(':', '_'));
    }

    /** Returns true when a token with this scope may do what the other one opens. */
    boolean covers(Scope other) {
        return this == other
                || this == ADMIN && other != WORKER && other != ACCOUNT
                || this == FLOWS_WRITE && other == FLOWS_READ
                || this == RUNS_WRITE && other == RUNS_READ;
    }
}
