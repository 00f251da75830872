package dev.foldwork.flow.importing.n8n;

import dev.foldwork.flow.importing.draft.Source;

/**
 * A node as n8n stores it.
 *
 * @param name unique in its workflow
 * @param kind its type without the package, such as {@code httpRequest}
 * @param all everything that is stored
 */
record N8nNode(String name, String kind, Source all) {

    static N8nNode of(String name, Source all) {
        String type = all.text("type", "unknown");
        return new N8nNode(name, type.substring(type.lastIndexOf('.') + 1), all);
    }

    Source parameters() {
        return all.child("parameters");
    }

    String type() {
        return all.text("type", "unknown");
    }

    boolean isLoop() {
        return kind.equals("splitInBatches");
    }

    boolean isNote() {
        return kind.equals("stickyNote");
    }

    /** Returns true for a node that starts workflows. */
    boolean isTrigger() {
        return switch (kind) {
            case "webhook", "start", "cron", "interval", "emailReadImap" -> true;
            default -> kind.endsWith("Trigger") || kind.endsWith("trigger");
        };
    }

    /** Returns true when failures leave by a wire of their own, behind the plain outputs. */
    boolean hasErrorOutput() {
        return all.text("onError", "").equals("continueErrorOutput");
    }

    boolean goesOn() {
        return all.flag("continueOnFail") || all.text("onError", "").equals("continueRegularOutput");
    }
}
