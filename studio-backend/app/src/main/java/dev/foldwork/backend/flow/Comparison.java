package dev.foldwork.backend.flow;

import dev.foldwork.flow.document.FlowDiff;
import dev.foldwork.flow.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says what differs in meaning between two versions of a flow, or a version and the draft. Thread-safe. */
@Component
class Comparison {

    private static final String DRAFT = "draft";

    private final Drafts drafts;
    private final Versions versions;

    Comparison(Drafts drafts, Versions versions) {
        this.drafts = drafts;
        this.versions = versions;
    }

    private record Side(String text, Map<String, String> files, Map<String, @Nullable Object> layout) {}

    /** Compares two sides, each a version's number or {@code draft}. */
    Map<String, @Nullable Object> between(UUID team, UUID flow, String from, String to) {
        Side before = side(team, flow, from);
        Side after = side(team, flow, to);
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("from", from);
        json.put("to", to);
        json.put(
                "changes",
                FlowDiff.between(value(before), value(after)).stream()
                        .map(FlowDiff.Change::toJson)
                        .toList());
        json.put(
                "files",
                FlowDiff.between(before.files(), after.files()).stream()
                        .map(FlowDiff.Change::toJson)
                        .toList());
        json.put("textChanged", !before.text().equals(after.text()));
        json.put("layoutChanged", !Json.deepEquals(before.layout(), after.layout()));
        return json;
    }

    private static Map<String, @Nullable Object> value(Side side) {
        return DraftContent.of(side.text(), side.files()).value();
    }

    private Side side(UUID team, UUID flow, String which) {
        if (which.equals(DRAFT)) {
            Draft draft = drafts.get(team, flow);
            return new Side(draft.text(), draft.files(), draft.layout());
        }
        FlowVersion version = versions.get(team, flow, FlowRequests.version(which));
        return new Side(version.text(), version.files(), version.layout());
    }
}
