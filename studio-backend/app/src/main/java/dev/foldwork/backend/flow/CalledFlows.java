package dev.foldwork.backend.flow;

import dev.foldwork.backend.problem.ApiProblem;
import dev.foldwork.flow.document.FlowReader;
import dev.foldwork.flow.json.Json;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Lays out the versions that a flow calls, at every depth, beside it: with a lock that pins each to its content, as
 * {@code foldwork pull} does in a folder. A run then needs nothing but these sources.
 */
@Component
class CalledFlows {

    private static final int MOST = 500;

    private final FlowStore flows;
    private final VersionStore versions;

    CalledFlows(FlowStore flows, VersionStore versions) {
        this.flows = flows;
        this.versions = versions;
    }

    /** Returns a flow with all it calls. A version that the team does not have is left out; the check names it. */
    Sources sources(UUID team, String name, String text, Map<String, String> files, Collection<String> uses) {
        var all = new LinkedHashMap<>(files);
        all.put(DraftContent.document(name), text);
        Set<Pin> wanted = pins(uses);
        if (!wanted.isEmpty()) {
            Map<Pin, FlowVersion> found = closure(team, wanted);
            String ownTeam = flows.teamName(team);
            found.forEach((pin, version) -> addFiles(pin, version, all));
            all.put(DraftContent.LOCK, lock(found, ownTeam));
        }
        return new Sources(DraftContent.document(name), all);
    }

    static Set<Pin> pins(Collection<String> uses) {
        return uses.stream()
                .flatMap(each -> Pin.of("team/" + each, "team").stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private Map<Pin, FlowVersion> closure(UUID team, Set<Pin> wanted) {
        var found = new LinkedHashMap<Pin, FlowVersion>();
        var seen = new LinkedHashSet<>(wanted);
        var open = new ArrayDeque<>(wanted);
        long size = 0;
        while (!open.isEmpty()) {
            Map<Pin, FlowVersion> level = versions.pinned(team, open);
            open.clear();
            found.putAll(level);
            for (FlowVersion version : level.values()) {
                size += version.text().length()
                        + version.files().values().stream()
                                .mapToLong(String::length)
                                .sum();
                pins(version.uses()).stream().filter(seen::add).forEach(open::add);
            }
            if (seen.size() > MOST || size > FlowReader.MAX_BYTES) {
                throw ApiProblem.field(
                        "uses", "at most " + MOST + " called versions and 16 MiB at all depths together");
            }
        }
        return found;
    }

    /**
     * Returns every version that a flow calls, at every depth, laid out beside it with layouts and a lock, as an export
     * holds them. The lock names nothing that is not called, so that it says the same in every team.
     */
    Map<String, String> beside(UUID team, String text, Collection<String> uses) {
        Set<Pin> wanted = pins(uses);
        var all = new LinkedHashMap<String, String>();
        if (wanted.isEmpty()) {
            return all;
        }
        Map<Pin, FlowVersion> found = closure(team, wanted);
        found.forEach((pin, version) -> {
            addFiles(pin, version, all);
            FlowExchange.layoutFile(pin.folder(), pin.name(), version.layout(), all);
        });
        String ownTeam = flows.teamName(team) + "/";
        var texts = found.values().stream().map(FlowVersion::text).toList();
        var entries = new LinkedHashMap<String, Object>();
        found.forEach((pin, version) -> {
            entries.put("team/" + pin, entry(pin, version));
            String own = ownTeam + pin;
            if (text.contains(own) || texts.stream().anyMatch(each -> each.contains(own))) {
                entries.put(own, entry(pin, version));
            }
        });
        all.put(DraftContent.LOCK, Json.canonical(Map.of("lockVersion", 1L, "flows", entries)));
        return all;
    }

    private static Map<String, String> entry(Pin pin, FlowVersion version) {
        return Map.of("file", pin.folder() + DraftContent.document(pin.name()), "hash", "sha256:" + version.hash());
    }

    private static void addFiles(Pin pin, FlowVersion version, Map<String, String> all) {
        all.put(pin.folder() + DraftContent.document(pin.name()), version.text());
        version.files().forEach((path, text) -> all.put(pin.folder() + path, text));
    }

    private static String lock(Map<Pin, FlowVersion> found, String ownTeam) {
        var entries = new LinkedHashMap<String, Object>();
        found.forEach((pin, version) -> {
            entries.put("team/" + pin, entry(pin, version));
            entries.put(ownTeam + "/" + pin, entry(pin, version));
        });
        return Json.canonical(Map.of("lockVersion", 1L, "flows", entries));
    }
}
