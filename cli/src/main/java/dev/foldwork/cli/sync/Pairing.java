package dev.foldwork.cli.sync;

import dev.foldwork.flow.document.FlowDiff;
import dev.foldwork.flow.document.FlowReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A folder beside a team's flows: which of both has changed each flow since they were last the same.
 *
 * @param pairs one for each flow that is anywhere
 */
record Pairing(List<Pair> pairs) {

    /** Who changed a flow since both were the same. */
    enum State {
        SAME,
        /** Changed or made here. */
        HERE,
        /** Changed or made in the team. */
        THERE,
        /** Changed in both places, differently. */
        BOTH,
        /** Deleted here, untouched in the team. */
        GONE_HERE,
        /** Archived, deleted or renamed in the team, untouched here. */
        GONE_THERE
    }

    /**
     * One flow in both places.
     *
     * @param here null when it is not in the folder
     * @param listed null when it is not in the team
     * @param there what the team has, null when it has none
     */
    record Pair(
            String name,
            State state,
            @Nullable FlowContent here,
            RemoteFlows.@Nullable Listed listed,
            RemoteFlows.@Nullable Fetched there) {

        Map<String, @Nullable Object> toJson() {
            var json = new LinkedHashMap<String, @Nullable Object>();
            json.put("name", name);
            json.put("state", state.name().toLowerCase(Locale.ROOT));
            json.put("differs", state == State.BOTH ? differing() : List.of());
            return json;
        }

        /** Returns what differs between both places, in words. */
        List<String> differing() {
            if (here == null || there == null) {
                return List.of(here == null ? "deleted here, changed in the team" : "changed here, gone from the team");
            }
            var lines = new ArrayList<String>();
            FlowDiff.between(value(there.content().text()), value(here.text()))
                    .forEach(change -> lines.add(change.path()));
            FlowDiff.between(there.content().files(), here.files())
                    .forEach(change -> lines.add("file " + change.path()));
            if (!dev.foldwork.flow.json.Json.deepEquals(there.content().layout(), here.layout())) {
                lines.add("layout");
            }
            return lines.isEmpty() ? List.of("comments or order") : lines;
        }

        private static Map<String, @Nullable Object> value(String text) {
            var document = FlowReader.read(text.getBytes(StandardCharsets.UTF_8), "flow")
                    .document();
            return document == null ? Map.of("text", text) : document.value();
        }
    }

    /** Compares everything, or only the flows of these names. */
    static Pairing of(Path root, FlowFolder folder, SyncBase base, RemoteFlows remote, List<String> only) {
        var listed = remote.list(false, null);
        var names = new TreeSet<String>(folder.names());
        names.addAll(listed.keySet());
        names.addAll(base.all().keySet());
        if (!only.isEmpty()) {
            names.retainAll(only);
        }
        var pairs = new ArrayList<Pair>();
        for (String name : names) {
            FlowContent here = folder.read(name).orElse(null);
            RemoteFlows.Listed flow = listed.get(name);
            RemoteFlows.Fetched there = flow == null ? null : remote.fetch(flow);
            SyncBase.Entry common = base.of(name);
            State state = state(here, there, common);
            if (state == State.SAME && (here == null || flow == null)) {
                base.forget(name);
                continue;
            }
            if (state == State.SAME && here != null && flow != null) {
                base.set(name, new SyncBase.Entry(flow.id(), here.hash()));
            }
            pairs.add(new Pair(name, state, here, flow, there));
        }
        return new Pairing(List.copyOf(pairs));
    }

    private static State state(
            @Nullable FlowContent here, RemoteFlows.@Nullable Fetched there, SyncBase.@Nullable Entry common) {
        String own = here == null ? "" : here.hash();
        String team = there == null ? "" : there.content().hash();
        String last = common == null ? "" : common.hash();
        if (own.equals(team)) {
            return State.SAME;
        }
        if (team.equals(last)) {
            return here == null ? State.GONE_HERE : State.HERE;
        }
        if (own.equals(last)) {
            return there == null ? State.GONE_THERE : State.THERE;
        }
        return State.BOTH;
    }
}
