package dev.foldwork.backend.transfer;

import dev.foldwork.backend.flow.FlowExchange.Content;
import dev.foldwork.backend.problem.ProblemDocument;
import dev.foldwork.flow.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an import would do with one flow, or with one called version.
 *
 * @param number the version's number; null for a draft
 * @param flow the team's flow of this name, null when there is none
 * @param differs what differs in meaning, as paths
 * @param problems what the check says; a draft may have some, a version may not
 */
record PlanItem(
        Content content,
        @Nullable Integer number,
        Action action,
        @Nullable UUID flow,
        List<String> differs,
        List<Problem> problems) {

    /** What happens unless somebody decides otherwise. */
    enum Action {
        /** The team has no such flow or version. */
        CREATE,
        /** The team has exactly this. */
        UNCHANGED,
        /** The team's draft means the same; comments, order or places differ. */
        CHANGE,
        /** The team has another one of this name: somebody must choose. */
        CONFLICT
    }

    /** What can be chosen in a conflict. */
    enum Choice {
        KEEP,
        REPLACE,
        COPY
    }

    /** Returns the name that a choice is given under: the flow's, or {@code name@number}. */
    String key() {
        return number == null ? content.name() : content.name() + "@" + number;
    }

    /** A version never changes and is called by its name: only the team's own can stay. */
    List<Choice> choices(boolean archived) {
        if (action != Action.CONFLICT) {
            return List.of();
        }
        if (number != null) {
            return List.of(Choice.KEEP);
        }
        return archived ? List.of(Choice.KEEP, Choice.COPY) : List.of(Choice.values());
    }

    Map<String, @Nullable Object> toJson() {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("key", key());
        json.put("name", content.name());
        json.put("version", number == null ? null : number.longValue());
        json.put("folder", content.folder());
        json.put("action", word(action));
        json.put("flow", flow == null ? null : flow.toString());
        json.put(
                "choices",
                choices(content.archived()).stream().map(PlanItem::word).toList());
        json.put("differs", differs);
        json.put("problems", ProblemDocument.list(problems));
        return json;
    }

    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
