package dev.foldwork.flow.importing.conductor;

import dev.foldwork.flow.importing.draft.FlowDraft;
import dev.foldwork.flow.importing.draft.Source;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is known while one workflow is converted, task by task in the order in which they run. Used by one thread. */
final class Conversion {

    final FlowDraft flow;

    /** Every task by its reference name, those not yet converted too. */
    final Map<String, Source> tasks = new LinkedHashMap<>();

    /** Ids of nodes by reference name. */
    final Map<String, String> ids = new HashMap<>();

    /** JSONata for the outputs of converted tasks, as seen from where the conversion stands. */
    final Map<String, String> bases = new HashMap<>();

    final Map<String, Shape> shapes = new HashMap<>();

    /** Wires that mean a converted task is through. */
    final Map<String, List<String>> exits = new HashMap<>();

    /** JSONata for the values of the workflow's variables, as seen from where the conversion stands. */
    final Map<String, String> variables = new LinkedHashMap<>();

    /** Names of the flows made of definitions that stand inside a task, by its reference name. */
    final Map<String, String> inline = new HashMap<>();

    /** Reference names of the loop around the present task, and whether its rounds must carry their outputs. */
    final Set<String> round = new LinkedHashSet<>();

    final Set<String> carried = new LinkedHashSet<>();

    Conversion(FlowDraft flow) {
        this.flow = flow;
    }

    void done(String ref, Shape shape, List<String> wires) {
        bases.put(ref, "nodes." + ids.get(ref));
        shapes.put(ref, shape);
        exits.put(ref, wires);
    }
}
