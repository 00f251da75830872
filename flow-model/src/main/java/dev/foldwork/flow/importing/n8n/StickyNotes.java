package dev.foldwork.flow.importing.n8n;

import dev.foldwork.flow.importing.draft.FlowDraft;
import dev.foldwork.flow.importing.draft.Texts;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/** Sticky notes as free notes of the layout. */
final class StickyNotes {

    private StickyNotes() {}

    static void add(N8nNode node, FlowDraft flow) {
        var line = flow.report.of(node.name(), node.type());
        String text = Texts.note(node.parameters().text("content", ""));
        if (Texts.active(text)) {
            line.unsupported("its text holds markup that a browser could run; it was left out");
            return;
        }
        double[] at = position(node);
        var note = new LinkedHashMap<String, Object>();
        note.put("text", text);
        note.put("x", at == null ? 0 : Math.round(at[0]));
        note.put("y", at == null ? 0 : Math.round(at[1]));
        note.put("width", size(node, "width", 240));
        note.put("height", size(node, "height", 160));
        flow.notes.add(note);
        line.mapped("a note of the layout");
    }

    private static long size(N8nNode node, String key, long standard) {
        return Math.clamp(node.parameters().number(key, standard), 1, 20_000);
    }

    static double @Nullable [] position(N8nNode node) {
        var position = node.all().list("position");
        return position.size() == 2
                        && position.get(0) instanceof Number x
                        && position.get(1) instanceof Number y
                        && Math.abs(x.doubleValue()) < 1e7
                        && Math.abs(y.doubleValue()) < 1e7
                ? new double[] {x.doubleValue(), y.doubleValue()}
                : null;
    }
}
