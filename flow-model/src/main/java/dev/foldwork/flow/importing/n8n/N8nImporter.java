package dev.foldwork.flow.importing.n8n;

import dev.foldwork.flow.importing.draft.FlowDraft;
import dev.foldwork.flow.importing.draft.Ids;
import java.util.List;
import java.util.Map;

public final class N8nImporter {
    private N8nImporter() {}

    public static List<FlowDraft> read(Map<?, ?> workflow, String fallback, Ids names) {
        return List.of(new FlowDraft(names.give(fallback), fallback));
    }
}
