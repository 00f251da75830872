package dev.foldwork.flow.importing.n8n;

import dev.foldwork.flow.importing.draft.Mixed;
import dev.foldwork.flow.importing.draft.NodeDraft;
import dev.foldwork.flow.importing.draft.Report;
import dev.foldwork.flow.importing.draft.Source;
import dev.foldwork.flow.importing.script.NotTranslated;
import java.math.BigDecimal;

/** Wait for a time, until a moment, or for somebody. */
final class WaitNode {

    private WaitNode() {}

    static boolean fill(NodeDraft node, Source parameters, N8nNode source, Values values, Report.Line line) {
        node.type = "time.wait@1";
        return switch (parameters.text("resume", "timeInterval")) {
            case "timeInterval" -> interval(node, parameters, source.all().version("typeVersion") < 1.1, values);
            case "specificTime" -> {
                node.with("until", values.setting(parameters.get("dateTime")));
                line.approximated("a moment is written like 2026-12-24T18:00:00Z here: see that the value is");
                yield parameters.text("dateTime") != null;
            }
            default -> {
                node.type = "chat.ask@1";
                node.with(
                        "question", "Go on with '" + String.valueOf(node.title).replace("${", "$${") + "'?");
                line.approximated("it waits for a call or a form; here a question in the chat does");
                yield true;
            }
        };
    }

    private static boolean interval(NodeDraft node, Source parameters, boolean old, Values values) {
        String unit = parameters.text("unit", old ? "hours" : "seconds").substring(0, 1);
        Object amount = parameters.has("amount") ? parameters.get("amount") : old ? 1L : 5L;
        if (amount instanceof Number number && number.doubleValue() >= 0 && number.doubleValue() < 1e9) {
            node.with(
                    "for",
                    new BigDecimal(number.toString()).stripTrailingZeros().toPlainString() + unit);
            return true;
        }
        if (!(amount instanceof String text)) {
            return false;
        }
        try {
            node.with(
                    "for",
                    text.startsWith("=")
                            ? Mixed.of("$string(" + values.jsonata(text) + ") & \"" + unit + "\"")
                            : text + unit);
        } catch (NotTranslated not) {
            node.with("for", values.left(text, not));
        }
        return text.startsWith("=") || text.matches("\\d{1,9}(?:\\.\\d{1,6})?");
    }
}
