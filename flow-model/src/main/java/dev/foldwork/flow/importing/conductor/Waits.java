package dev.foldwork.flow.importing.conductor;

import dev.foldwork.flow.Durations;
import dev.foldwork.flow.importing.draft.NodeDraft;
import dev.foldwork.flow.importing.draft.Report;
import dev.foldwork.flow.importing.draft.Source;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** WAIT for a time, until a moment, or for somebody. */
final class Waits {

    private static final Pattern PART = Pattern.compile("(\\d{1,9})\\s*([a-z]+)");
    private static final Pattern MOMENT =
            Pattern.compile("(\\d{4}-\\d{2}-\\d{2})[ T](\\d{2}:\\d{2})(:\\d{2})?\\s*(?:GMT|UTC|Z)?");

    private Waits() {}

    static @Nullable Shape fill(NodeDraft node, Source parameters, References references, Report.Line line) {
        node.type = "time.wait@1";
        if (parameters.text("duration") != null) {
            String text = parameters.text("duration", "");
            String ours = text.contains("${") ? String.valueOf(references.value(text, line)) : duration(text);
            if (text.contains("${")) {
                line.approximated("a duration is written like 30s or 2h here: see that the value is");
            }
            node.with("for", ours);
            return ours == null ? null : Shape.PLAIN;
        }
        if (parameters.text("until") != null) {
            String text = parameters.text("until", "");
            Matcher moment = MOMENT.matcher(text);
            if (moment.matches()) {
                String seconds = moment.group(3) == null ? ":00" : moment.group(3);
                node.with("until", moment.group(1) + "T" + moment.group(2) + seconds + "Z");
                line.approximated("a moment without a time zone was taken as UTC");
                return Shape.PLAIN;
            }
            line.approximated("a moment is written like 2026-12-24T18:00:00Z here: see that the value is");
            node.with("until", references.value(text, line));
            return text.contains("${") ? Shape.PLAIN : null;
        }
        return ask(node, line, "it waits for a signal; here a question in the chat does");
    }

    static Shape ask(NodeDraft node, Report.Line line, String reason) {
        node.type = "chat.ask@1";
        node.with.clear();
        node.with("question", "Go on with '" + (node.title == null ? node.id : node.title.replace("${", "$${")) + "'?");
        line.approximated(reason);
        return Shape.ANSWER;
    }

    private static @Nullable String duration(String text) {
        var ours = new StringBuilder();
        Matcher part = PART.matcher(text.toLowerCase(Locale.ROOT));
        while (part.find()) {
            String unit = part.group(2).startsWith("ms") || part.group(2).startsWith("mil")
                    ? "ms"
                    : part.group(2).substring(0, 1);
            ours.append(part.group(1)).append(unit);
        }
        return Durations.parse(ours.toString()).isPresent() ? ours.toString() : null;
    }
}
