package dev.foldwork.flow.check;

import dev.foldwork.flow.Problem;
import dev.foldwork.flow.check.Reporter.Place;
import dev.foldwork.flow.document.FlowReader;
import dev.foldwork.flow.document.Neighbours;
import dev.foldwork.flow.json.Json;
import dev.foldwork.flow.json.JsonException;
import dev.foldwork.flow.nodetype.NodeTypes;
import dev.foldwork.flow.plan.Plan;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds and compiles called flows: files beside the flow, or pinned ones through {@code foldwork.lock}.
 *
 * <p>The lock beside the outermost flow counts for all. A pinned flow's own files stand beside it, in the folder it was
 * locked in, so that it means the same wherever it is called from.
 */
final class Calls {

    private static final Pattern PINNED = Pattern.compile("[a-z][a-z0-9_-]*/[a-z][a-z0-9_]*@[1-9][0-9]*");
    private static final int MAX_DEPTH = 32;

    private final NodeTypes types;
    private final List<String> chain;
    private final Map<String, Plan> done;
    private final Neighbours top;
    private final String folder;

    private Calls(NodeTypes types, List<String> chain, Map<String, Plan> done, Neighbours top, String folder) {
        this.types = types;
        this.chain = chain;
        this.done = done;
        this.top = top;
        this.folder = folder;
    }

    static Calls root(NodeTypes types, Neighbours top) {
        return new Calls(types, List.of(), new HashMap<>(), top, "");
    }

    @Nullable
    Plan compile(String uses, Place place, Compilation caller) {
        boolean pinned = PINNED.matcher(uses).matches();
        if (!pinned && !uses.startsWith("./")) {
            caller.reporter.error(
                    "USES_INVALID",
                    place,
                    "'" + uses + "' names no flow",
                    "write ./sub/other.flow.yaml or team/name@1");
            return null;
        }
        Map<?, ?> lock = pinned ? locked(uses, place, caller) : null;
        if (pinned && lock == null) {
            return null;
        }
        String file = lock == null ? folder + uses.substring(2) : String.valueOf(lock.get("file"));
        if (chain.contains(file) || chain.size() >= MAX_DEPTH) {
            caller.reporter.error(
                    "CALL_RECURSION",
                    place,
                    "The flow calls itself: " + String.join(" → ", chain) + " → " + file,
                    "repeat with a flow.loop@1 instead");
            return null;
        }
        Plan plan =
                plan(file, lock == null ? folder : file.substring(0, file.lastIndexOf('/') + 1), uses, place, caller);
        if (plan != null) {
            caller.used.put("uses:" + uses, plan.hash());
            if (lock != null && !("sha256:" + plan.hash()).equals(lock.get("hash"))) {
                caller.reporter.error(
                        "LOCK_HASH",
                        place,
                        "'" + uses + "' is pinned to " + lock.get("hash") + ", but " + file + " is sha256:"
                                + plan.hash(),
                        "take the pinned version again, or pin the changed one under a new version in foldwork.lock");
                return null;
            }
        }
        return plan;
    }

    private @Nullable Plan plan(String file, String beside, String uses, Place place, Compilation caller) {
        Plan known = done.get(file);
        if (known != null) {
            return known;
        }
        byte[] bytes = top.read(file).orElse(null);
        if (bytes == null) {
            caller.reporter.error(
                    "USES_MISSING",
                    place,
                    "The called flow '" + uses + "' is not here: there is no file '" + file + "'",
                    "put it beside the flow, inside its folder");
            return null;
        }
        FlowReader.Read read = FlowReader.read(bytes, file);
        if (read.document() == null) {
            caller.reporter.addAll(read.problems());
            return null;
        }
        var longer = new java.util.ArrayList<>(chain);
        longer.add(file);
        Neighbours neighbours = path -> top.read(beside + path);
        Checked checked = FlowCompiler.compile(
                new FlowSource(read.document(), neighbours),
                types,
                new Calls(types, List.copyOf(longer), done, top, beside));
        caller.reporter.addAll(
                checked.problems().stream().filter(Problem::isError).toList());
        if (checked.plan() != null) {
            done.put(file, checked.plan());
        }
        return checked.plan();
    }

    private @Nullable Map<?, ?> locked(String uses, Place place, Compilation caller) {
        byte[] bytes = top.read("foldwork.lock").orElse(null);
        if (bytes == null) {
            caller.reporter.error(
                    "LOCK_MISSING",
                    place,
                    "'" + uses + "' is pinned, but there is no foldwork.lock beside the flow",
                    "bring pinned flows with 'foldwork pull', or call a file: ./other.flow.yaml");
            return null;
        }
        try {
            if (Json.object(bytes).get("flows") instanceof Map<?, ?> flows
                    && flows.get(uses) instanceof Map<?, ?> entry) {
                return entry;
            }
        } catch (JsonException invalid) {
            caller.reporter.error(
                    "LOCK_INVALID",
                    place,
                    "foldwork.lock cannot be read: " + invalid.getMessage(),
                    "bring it again with 'foldwork pull'");
            return null;
        }
        caller.reporter.error(
                "LOCK_MISSING",
                place,
                "'" + uses + "' does not stand in foldwork.lock",
                "bring it with 'foldwork pull'");
        return null;
    }
}
