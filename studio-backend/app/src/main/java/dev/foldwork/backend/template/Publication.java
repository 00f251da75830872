package dev.foldwork.backend.template;

import dev.foldwork.backend.flow.FlowExchange.Content;
import dev.foldwork.backend.problem.ProblemDocument;
import dev.foldwork.backend.transfer.Arrivals.Called;
import dev.foldwork.backend.transfer.Arrivals.Outlook;
import dev.foldwork.flow.document.FlowDiff;
import dev.foldwork.flow.json.Json;
import dev.foldwork.flow.share.Finding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What would be published: a plan that changes nothing.
 *
 * @param note what is new
 * @param content the flow as it may be shown
 * @param changed what differs in meaning from the flow's own version
 * @param outlook what a check says of it as it may be shown
 */
record Publication(
        Card card,
        String note,
        Content content,
        List<Called> called,
        List<Finding> findings,
        List<FlowDiff.Change> changed,
        Needed needs,
        Outlook outlook) {

    /** Returns the hash of everything that would be published, and of what would be left out. */
    String hash() {
        return Json.sha256(List.of(
                card.toJson(),
                note,
                content.name(),
                content.text(),
                content.files(),
                content.layout(),
                TemplateVersionStore.json(called),
                findings.stream().map(each -> each.id() + each.kept()).toList()));
    }

    /** Returns how many things of each kind are left out, and which kept: never the things themselves. */
    Map<String, @Nullable Object> leftOut() {
        var counts = new LinkedHashMap<String, @Nullable Object>();
        for (Finding finding : findings) {
            if (!finding.kept()) {
                String kind = finding.kind().name().toLowerCase(Locale.ROOT);
                counts.put(kind, (counts.get(kind) instanceof Long count ? count : 0L) + 1);
            }
        }
        return counts;
    }

    Map<String, @Nullable Object> toJson() {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("hash", hash());
        card.addTo(json);
        json.put("note", note);
        json.put("findings", findings.stream().map(Finding::toJson).toList());
        json.put("needs", needs.toJson());
        json.put("sound", outlook.plan() != null);
        json.put("problems", new ArrayList<>(ProblemDocument.list(outlook.problems())));
        json.put("changed", changed.stream().map(FlowDiff.Change::toJson).toList());
        return json;
    }
}
