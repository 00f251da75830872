package dev.foldwork.backend.transfer;

import dev.foldwork.backend.flow.FlowExchange;
import dev.foldwork.backend.flow.FlowExchange.Content;
import dev.foldwork.backend.problem.ProblemDocument;
import dev.foldwork.backend.secret.TeamAccess;
import dev.foldwork.flow.check.Checked;
import dev.foldwork.flow.check.FlowCompiler;
import dev.foldwork.flow.check.FlowSource;
import dev.foldwork.flow.document.FlowDiff;
import dev.foldwork.flow.document.FlowReader;
import dev.foldwork.flow.json.Json;
import dev.foldwork.flow.nodetype.NodeTypes;
import dev.foldwork.flow.plan.Plan;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Compares a parcel with what a team has. Thread-safe. */
@Component
class Planner {

    private final FlowExchange flows;
    private final TeamAccess access;
    private final NodeTypes types;

    Planner(FlowExchange flows, TeamAccess access, NodeTypes types) {
        this.flows = flows;
        this.access = access;
        this.types = types;
    }

    /**
     * What an import would do.
     *
     * @param items called versions first, those that others call before those
     * @param plans what each called version means, by {@code name@number}, and each sound draft, by its name
     * @param needs what the flows need of the team, by name, and what of it is missing
     */
    record Planned(Parcel parcel, List<PlanItem> items, Map<String, Plan> plans, Map<String, Object> needs) {}

    Planned plan(DSLContext transaction, UUID team, Parcel parcel) {
        var items = new ArrayList<PlanItem>();
        var plans = new LinkedHashMap<String, Plan>();
        var needs = new Needs();
        var open = new ArrayList<>(parcel.versions());
        while (!open.isEmpty()) {
            // Each round takes those whose own calls are there; what is left calls something that is not.
            List<Parcel.Version> ready = open.stream()
                    .filter(each -> flows.uses(team, each.content().text()).stream()
                            .noneMatch(pin ->
                                    open.stream().anyMatch(other -> other.pin().equals(pin))))
                    .toList();
            List<Parcel.Version> now = ready.isEmpty() ? List.copyOf(open) : ready;
            now.forEach(each -> items.add(version(transaction, team, each, parcel, plans, needs)));
            open.removeAll(now);
        }
        parcel.flows().forEach(flow -> items.add(draft(transaction, team, flow, parcel, plans, needs)));
        return new Planned(parcel, List.copyOf(items), plans, needs.toJson(access, team));
    }

    private PlanItem version(
            DSLContext transaction,
            UUID team,
            Parcel.Version version,
            Parcel parcel,
            Map<String, Plan> plans,
            Needs needs) {
        Content wanted = version.content();
        Content there = flows.version(transaction, team, wanted.name(), version.number())
                .orElse(null);
        Checked checked = check(transaction, team, wanted, parcel, needs);
        if (checked.plan() != null) {
            plans.put(version.pin(), checked.plan());
        }
        PlanItem.Action action = there == null
                ? PlanItem.Action.CREATE
                : there.sameAs(wanted) ? PlanItem.Action.UNCHANGED : PlanItem.Action.CONFLICT;
        return new PlanItem(
                wanted,
                version.number(),
                action,
                there == null ? null : there.id(),
                there == null ? List.of() : differing(there, wanted),
                checked.problems());
    }

    private PlanItem draft(
            DSLContext transaction, UUID team, Content wanted, Parcel parcel, Map<String, Plan> plans, Needs needs) {
        Content there = flows.named(transaction, team, wanted.name()).orElse(null);
        Checked checked = check(transaction, team, wanted, parcel, needs);
        if (checked.plan() != null) {
            plans.put(wanted.name(), checked.plan());
        }
        List<String> differs = there == null ? List.of() : differing(there, wanted);
        PlanItem.Action action;
        if (there == null) {
            action = PlanItem.Action.CREATE;
        } else if (there.sameAs(wanted)) {
            action = PlanItem.Action.UNCHANGED;
        } else {
            action = differs.isEmpty() && !there.archived() ? PlanItem.Action.CHANGE : PlanItem.Action.CONFLICT;
        }
        var content = new Content(
                wanted.id(),
                wanted.name(),
                wanted.text(),
                wanted.files(),
                wanted.layout(),
                wanted.folder(),
                there != null && there.archived());
        return new PlanItem(content, null, action, there == null ? null : there.id(), differs, checked.problems());
    }

    private static List<String> differing(Content there, Content wanted) {
        var paths = new ArrayList<String>();
        FlowDiff.between(value(there.text()), value(wanted.text())).forEach(change -> paths.add(change.path()));
        FlowDiff.between(there.files(), wanted.files()).forEach(change -> paths.add(change.path()));
        return paths.stream().limit(50).toList();
    }

    private static Map<String, @Nullable Object> value(String text) {
        var document =
                FlowReader.read(text.getBytes(StandardCharsets.UTF_8), "draft").document();
        return document == null ? Map.of() : document.value();
    }

    /** Checks with the parcel's versions beside the flow; the team's own stand in for those it does not bring. */
    private Checked check(DSLContext transaction, UUID team, Content flow, Parcel parcel, Needs needs) {
        var files = new HashMap<String, String>(flow.files());
        var entries = new LinkedHashMap<String, Object>();
        var seen = new TreeSet<String>();
        pin(transaction, team, flow, parcel, files, entries, seen, needs);
        files.put("foldwork.lock", Json.canonical(Map.of("lockVersion", 1L, "flows", entries)));
        Checked checked = compile(flow, files);
        if (checked.plan() != null) {
            needs.add(checked.plan());
        }
        return checked;
    }

    private void pin(
            DSLContext transaction,
            UUID team,
            Content flow,
            Parcel parcel,
            Map<String, String> files,
            Map<String, Object> entries,
            TreeSet<String> seen,
            Needs needs) {
        for (String pin : flows.uses(team, flow.text())) {
            if (!seen.add(pin)) {
                continue;
            }
            String[] parts = pin.split("@", 2);
            Content called = parcel.versions().stream()
                    .filter(version -> version.pin().equals(pin))
                    .map(Parcel.Version::content)
                    .findFirst()
                    .or(() -> flows.version(transaction, team, parts[0], Integer.parseInt(parts[1])))
                    .orElse(null);
            if (called == null) {
                needs.flows.add(pin);
                continue;
            }
            pin(transaction, team, called, parcel, files, entries, seen, needs);
            String folder = "pinned/" + pin + "/";
            files.put(folder + parts[0] + ".flow.yaml", called.text());
            called.files().forEach((path, text) -> files.put(folder + path, text));
            files.put("foldwork.lock", Json.canonical(Map.of("lockVersion", 1L, "flows", entries)));
            Plan plan = compile(called, files).plan();
            if (plan != null) {
                entries.put(
                        "team/" + pin,
                        Map.of("file", folder + parts[0] + ".flow.yaml", "hash", "sha256:" + plan.hash()));
            }
        }
    }

    private Checked compile(Content flow, Map<String, String> files) {
        var read = FlowReader.read(flow.text().getBytes(StandardCharsets.UTF_8), flow.name() + ".flow.yaml");
        if (read.document() == null) {
            return new Checked(null, read.problems());
        }
        return FlowCompiler.compile(
                new FlowSource(
                        read.document(),
                        path -> Optional.ofNullable(files.get(path.startsWith("./") ? path.substring(2) : path))
                                .map(text -> text.getBytes(StandardCharsets.UTF_8))),
                types);
    }

    /** What the flows need of the team that imports them. */
    private static final class Needs {

        private final TreeSet<String> secrets = new TreeSet<>();
        private final TreeMap<String, String> connections = new TreeMap<>();
        private final TreeSet<String> folders = new TreeSet<>();
        private final TreeSet<String> flows = new TreeSet<>();

        void add(Plan plan) {
            secrets.addAll(plan.access().secrets());
            connections.putAll(plan.access().connections());
            folders.addAll(plan.access().folders().keySet());
        }

        Map<String, Object> toJson(TeamAccess access, UUID team) {
            var json = new LinkedHashMap<String, Object>();
            json.put("secrets", List.copyOf(secrets));
            json.put("connections", connections);
            json.put("folders", List.copyOf(folders));
            json.put("flows", List.copyOf(flows));
            json.put("missing", ProblemDocument.list(access.problems(team, secrets, connections)));
            return json;
        }
    }
}
