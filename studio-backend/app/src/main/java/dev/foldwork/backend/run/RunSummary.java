package dev.foldwork.backend.run;

import dev.foldwork.flow.run.RunRecord;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A run as lists show it: without inputs and output, which may be large.
 *
 * @param keep whether retention passes it by
 * @param notes how many notes it has
 * @param question the beginning of the question that has been open longest, null where none is
 */
record RunSummary(
        RunRecord record,
        RunOrigin origin,
        boolean keep,
        int notes,
        @Nullable String question) {

    /** Returns the summary as a JSON value. */
    Map<String, @Nullable Object> toJson() {
        Map<String, @Nullable Object> json = json(record, origin, keep);
        json.remove("inputs");
        json.remove("output");
        json.put("notes", (long) notes);
        json.put("question", question);
        return json;
    }

    /** Returns a run with where it comes from. */
    static Map<String, @Nullable Object> json(RunRecord record, RunOrigin origin, boolean keep) {
        Map<String, @Nullable Object> json = record.toJson();
        json.put("flowId", origin.flow() == null ? null : origin.flow().toString());
        json.put("version", origin.version() == null ? null : origin.version().longValue());
        json.put("trigger", origin.trigger().wire());
        json.put("startedBy", origin.by());
        json.put("keep", keep);
        return json;
    }
}
