package dev.foldwork.flow.importing.serverless;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A way out of a task.
 *
 * @param wire what the next task needs; empty: nothing, it is the beginning
 * @param data JSONata for what goes along
 * @param ran id of a node that is there only if this way was taken; empty when none tells
 */
record Exit(String wire, String data, String ran) {

    /** Returns JSONata for what comes along the one way of several that was taken. */
    static String data(List<Exit> exits) {
        var sorted = new ArrayList<>(exits);
        sorted.sort(Comparator.comparing(exit -> exit.ran().isEmpty()));
        String text = sorted.isEmpty() ? "null" : sorted.getLast().data();
        for (int i = sorted.size() - 2; i >= 0; i--) {
            Exit exit = sorted.get(i);
            if (!exit.data().equals(text) && !exit.ran().isEmpty() && text.length() < 1_500) {
                text = "($exists(nodes." + exit.ran() + ") ? " + exit.data() + " : " + text + ")";
            }
        }
        return text;
    }

    static List<String> wires(List<Exit> exits) {
        return exits.stream()
                .map(Exit::wire)
                .filter(wire -> !wire.isEmpty())
                .distinct()
                .toList();
    }
}
