package dev.foldwork.flow.importing.draft;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Helps with wires: lists of needs such as {@code page} or {@code enough.then}. */
public final class Wires {

    private Wires() {}

    /** Returns the wires of both, each once. */
    public static List<String> both(Collection<String> some, Collection<String> more) {
        var all = new ArrayList<>(some);
        more.stream().filter(wire -> !all.contains(wire)).forEach(all::add);
        return all;
    }

    /** Returns the id of the node a wire comes from. */
    public static String node(String wire) {
        int dot = wire.indexOf('.');
        return dot < 0 ? wire : wire.substring(0, dot);
    }
}
