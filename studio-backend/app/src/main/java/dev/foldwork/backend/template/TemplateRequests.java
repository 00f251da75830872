package dev.foldwork.backend.template;

import dev.foldwork.backend.flow.FlowRequests;
import dev.foldwork.backend.problem.ApiProblem;
import dev.foldwork.backend.wire.Fields;
import dev.foldwork.backend.wire.Page;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads what requests about templates have in common. */
final class TemplateRequests {

    /** What a plan is made of. */
    static final String[] DRAFT = {"flow", "version", "title", "summary", "tags", "note", "keep"};

    private static final int LONGEST_NOTE = 2_000;
    private static final int MOST_KEPT = 1_000;

    private TemplateRequests() {}

    static String[] and(String... more) {
        String[] all = Arrays.copyOf(DRAFT, DRAFT.length + more.length);
        System.arraycopy(more, 0, all, DRAFT.length, more.length);
        return all;
    }

    static Publishing.Wish wish(Map<String, @Nullable Object> body, String... known) {
        Fields fields = Fields.of(body, known);
        String flow = fields.text("flow");
        Long version = fields.optionalWhole("version");
        if (version == null || version < 1 || version > Integer.MAX_VALUE) {
            throw ApiProblem.field("version", "a number of a version");
        }
        String note = fields.optionalText("note");
        if (note != null && (note.length() > LONGEST_NOTE || note.indexOf('\0') >= 0)) {
            throw ApiProblem.field("note", "a text of at most " + LONGEST_NOTE + " characters");
        }
        List<String> keep = fields.textList("keep");
        if (keep.size() > MOST_KEPT) {
            throw ApiProblem.field("keep", "at most " + MOST_KEPT + " ids");
        }
        return new Publishing.Wish(
                FlowRequests.flow(flow),
                version.intValue(),
                Card.of(fields),
                note == null ? "" : note.strip(),
                Set.copyOf(keep));
    }

    /** Returns the id of a path; what cannot be an id is a template that does not exist. */
    static UUID template(String text) {
        return Page.id(text, () -> Gallery.unknown(text));
    }
}
