package dev.foldwork.conductor.compiler;

import java.util.Locale;

/** How often the body around a task runs, which decides the task's path. */
public enum Place {
    /** Once per entry: a flow, a group, a called flow. */
    ONCE,
    /** Once per item; paths carry the item's number. */
    ITEM,
    /** Once per round; paths carry the round's number. */
    ROUND,
    /** Once per call of a tool; the body's path is the path of its only node. */
    TOOL;

    /** Returns the name used in definitions. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads the wire name. */
    public static Place of(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }
}
