package dev.foldwork.backend.template;

import dev.foldwork.backend.flow.FlowExchange.Content;
import dev.foldwork.backend.problem.ProblemDocument;
import dev.foldwork.backend.transfer.Arrivals.Called;
import dev.foldwork.flow.Problem;
import dev.foldwork.flow.document.MergePart;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an update would do.
 *
 * @param revision the draft's
 * @param note what is new in the version
 * @param coming called versions that the team does not have
 * @param problems what a check says of the draft when every conflict stays as it is
 */
record UpdatePlan(Copy copy, long revision, String note, Merged merged, List<Called> coming, List<Problem> problems) {

    Map<String, @Nullable Object> toJson() {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("flow", copy.flow().toString());
        json.put("template", copy.template().toString());
        json.put("from", (long) copy.number());
        json.put("to", (long) copy.newest());
        json.put("revision", revision);
        json.put("note", note);
        json.put("before", drawn(merged.mine()));
        json.put("after", drawn(merged.result(Set.of())));
        json.put("items", merged.documentParts().stream().map(MergePart::toJson).toList());
        json.put("files", merged.fileParts().stream().map(MergePart::toJson).toList());
        json.put(
                "calls",
                coming.stream()
                        .map(each -> each.content().name() + "@" + each.number())
                        .toList());
        json.put("problems", ProblemDocument.list(problems));
        return json;
    }

    private static Map<String, @Nullable Object> drawn(Content flow) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("text", flow.text());
        json.put("layout", flow.layout());
        return json;
    }
}
