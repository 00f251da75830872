package dev.foldwork.cli.trigger;

import dev.foldwork.cli.CliFailure;
import dev.foldwork.cli.ExitCode;
import dev.foldwork.cli.cloud.Backend;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The triggers of a team, and the flows and runners they name, over HTTP. */
final class RemoteTriggers {

    private static final int PAGE = 200;

    private final Backend backend;
    private @Nullable Map<String, String> flowNames;

    RemoteTriggers(Backend backend) {
        this.backend = backend;
    }

    /** Returns the whole address of a path. */
    String address(String path) {
        return backend.url().resolve(path).toString();
    }

    /** Returns all triggers of these kinds by name. */
    List<Trigger> list(List<Kind> kinds) {
        var all = new ArrayList<Trigger>();
        for (Kind kind : kinds) {
            for (Map<String, @Nullable Object> json : pages(kind.path(), kind.listed(), "before")) {
                all.add(new Trigger(kind, json));
            }
        }
        all.sort(
                Comparator.comparing(Trigger::name).thenComparing(Trigger::kind).thenComparing(Trigger::id));
        return all;
    }

    private List<Map<String, @Nullable Object>> pages(String path, String listed, String cursor) {
        var all = new ArrayList<Map<String, @Nullable Object>>();
        String start = path + (path.contains("?") ? "&" : "?") + "limit=" + PAGE;
        String next = start;
        while (true) {
            Map<String, @Nullable Object> page = backend.get(next);
            all.addAll(maps(page.get(listed)));
            if (!(page.get("next") instanceof String behind)) {
                return all;
            }
            next = start + "&" + cursor + "=" + URLEncoder.encode(behind, StandardCharsets.UTF_8);
        }
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, @Nullable Object>> maps(@Nullable Object list) {
        return list instanceof List<?> ? (List<Map<String, @Nullable Object>>) list : List.of();
    }

    /** Returns the trigger of a name or id; fails with exit code 3 for none and 2 for several. */
    Trigger find(String named) {
        List<Trigger> all = list(List.of(Kind.values()));
        List<Trigger> found = fitting(all, each -> each.id().equals(named));
        if (found.isEmpty()) {
            found = fitting(all, each -> each.name().equals(named));
        }
        if (found.isEmpty()) {
            throw new CliFailure(
                    "TRIGGER_UNKNOWN",
                    ExitCode.NOT_FOUND,
                    "The team has no trigger '" + named + "'",
                    "list them with 'foldwork trigger list'");
        }
        if (found.size() > 1) {
            String ids = String.join(
                    ", ",
                    found.stream()
                            .map(each -> each.kind().word() + " " + each.id())
                            .toList());
            throw new CliFailure(
                    "TRIGGER_AMBIGUOUS",
                    ExitCode.USAGE,
                    found.size() + " triggers are named '" + named + "': " + ids,
                    "name one of them by its id");
        }
        return found.getFirst();
    }

    private static List<Trigger> fitting(List<Trigger> all, Predicate<Trigger> wanted) {
        return all.stream().filter(wanted).toList();
    }

    Trigger add(Kind kind, Map<String, ? extends @Nullable Object> body) {
        return new Trigger(kind, backend.send("POST", kind.path(), body, null));
    }

    Trigger pause(Trigger trigger, boolean paused) {
        return new Trigger(
                trigger.kind(), backend.send("POST", trigger.path(paused ? "/pause" : "/resume"), null, null));
    }

    void delete(Trigger trigger) {
        backend.send("DELETE", trigger.path(""), null, null);
    }

    List<Map<String, @Nullable Object>> history(Trigger trigger, int limit) {
        String part = trigger.kind().history();
        return maps(backend.get(trigger.path("/" + part + "?limit=" + limit)).get(part));
    }

    /** Returns the next due times of a schedule. */
    List<String> next(Trigger schedule) {
        return backend.get(schedule.path("/next")).get("times") instanceof List<?> times
                ? times.stream().map(String::valueOf).toList()
                : List.of();
    }

    private Map<String, String> flowNames() {
        Map<String, String> known = flowNames;
        if (known == null) {
            var names = new LinkedHashMap<String, String>();
            for (boolean archived : new boolean[] {false, true}) {
                pages("/api/v1/flows?archived=" + archived, "flows", "cursor")
                        .forEach(flow -> names.put(String.valueOf(flow.get("id")), String.valueOf(flow.get("name"))));
            }
            flowNames = names;
            known = names;
        }
        return known;
    }

    /** Returns the name of a flow, or the id of one that is gone. */
    String flowName(String id) {
        return flowNames().getOrDefault(id, id);
    }

    /** Returns the id of a flow; fails with exit code 3. */
    String flow(String name) {
        return flowNames().entrySet().stream()
                .filter(flow -> flow.getValue().equals(name))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow(() -> new CliFailure(
                        "FLOW_UNKNOWN",
                        ExitCode.NOT_FOUND,
                        "The team has no flow '" + name + "'",
                        "look with 'foldwork flow list'"));
    }

    private List<Map<String, @Nullable Object>> runners() {
        return maps(backend.get("/api/v1/runners").get("runners"));
    }

    /** Returns the name of a runner, or the id of one that is gone. */
    String runnerName(String id) {
        return runners().stream()
                .filter(runner -> id.equals(runner.get("id")))
                .map(runner -> String.valueOf(runner.get("name")))
                .findFirst()
                .orElse(id);
    }

    /** Returns the id of the runner of a name or id; fails with exit code 3 for none and 2 for several. */
    String runner(String named) {
        List<String> found = runners().stream()
                .filter(runner -> named.equals(runner.get("id")) || named.equals(runner.get("name")))
                .map(runner -> String.valueOf(runner.get("id")))
                .toList();
        if (found.size() > 1) {
            throw new CliFailure(
                    "RUNNER_AMBIGUOUS",
                    ExitCode.USAGE,
                    found.size() + " runners are named '" + named + "': " + String.join(", ", found),
                    "name one of them by its id");
        }
        return found.stream()
                .findFirst()
                .orElseThrow(() -> new CliFailure(
                        "RUNNER_UNKNOWN",
                        ExitCode.NOT_FOUND,
                        "The team has no runner '" + named + "'",
                        "start one with 'foldwork runner'"));
    }
}
