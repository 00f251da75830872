package dev.foldwork.flow.importing.n8n;

import dev.foldwork.flow.importing.draft.FlowDraft;
import dev.foldwork.flow.importing.draft.Ids;
import dev.foldwork.flow.importing.draft.Report;
import dev.foldwork.flow.importing.draft.Source;
import dev.foldwork.flow.importing.draft.Texts;
import org.jspecify.annotations.Nullable;

/** Credentials as connections by name and kind; n8n keeps the values elsewhere, and none is carried over. */
final class Credentials {

    private Credentials() {}

    /** Adds what the node needs to the flow and returns the last connection's name, null when there is none. */
    static @Nullable String collect(N8nNode node, FlowDraft flow, Report.Line line) {
        String last = null;
        for (var entry : node.all().child("credentials").map().entrySet()) {
            String kind = Texts.title(String.valueOf(entry.getKey()));
            String called = entry.getValue() instanceof String text
                    ? text
                    : Source.of(entry.getValue()).text("name", kind);
            last = Ids.plain(called);
            flow.connections.put(last, kind);
            line.mapped("it needs the connection '" + last + "' (" + kind + ")");
        }
        return last;
    }
}
