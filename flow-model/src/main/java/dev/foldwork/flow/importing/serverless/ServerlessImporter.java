package dev.foldwork.flow.importing.serverless;

import dev.foldwork.flow.importing.draft.FlowDraft;
import dev.foldwork.flow.importing.draft.Ids;
import java.util.List;
import java.util.Map;

public final class ServerlessImporter {
    private ServerlessImporter() {}

    public static List<FlowDraft> read(Map<?, ?> workflow, String fallback, Ids names) {
        return List.of(new FlowDraft(names.give(fallback), fallback));
    }
}
