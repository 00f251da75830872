package dev.foldwork.backend.access;

import java.util.Locale;

/** What a member may do in a team; each one may also do what those before it may. */
public enum Role {
    /** Looks at everything but secrets. */
    VIEWER,
    /** Runs what was published, and steers runs. */
    RUNNER,
    /** Changes flows and triggers, and runs what was not published. */
    EDITOR,
    /** Grants folders and private hosts, and decides who is a member. */
    OWNER;

    /** Returns the name in the database and the contract. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the role of this name. */
    public static Role of(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }

    /** Returns true when whoever has this role may do what the other one may. */
    public boolean covers(Role other) {
        return compareTo(other) >= 0;
    }
}
