package dev.foldwork.flow.importing.draft;

import dev.foldwork.flow.importing.ImportReport;
import dev.foldwork.flow.importing.ImportReport.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects what becomes of every node of a source. Used by one thread. */
public final class Report {

    private static final String WORKFLOW = "(workflow)";

    private final Map<String, Line> lines = new LinkedHashMap<>();

    /** What is known of one node so far: the worst outcome told, and every reason once. */
    public static final class Line {

        private final String source;
        private final String kind;
        private @Nullable String node;
        private Outcome outcome = Outcome.MAPPED;
        private final Set<String> reasons = new LinkedHashSet<>();

        private Line(String source, String kind) {
            this.source = source;
            this.kind = kind;
        }

        public Line node(String id) {
            node = id;
            return this;
        }

        public Line mapped(String reason) {
            return tell(Outcome.MAPPED, reason);
        }

        public Line approximated(String reason) {
            return tell(Outcome.APPROXIMATED, reason);
        }

        public Line unsupported(String reason) {
            return tell(Outcome.UNSUPPORTED, reason);
        }

        private Line tell(Outcome told, String reason) {
            if (told.compareTo(outcome) > 0) {
                outcome = told;
            }
            reasons.add(Texts.cut(Texts.note(reason).replaceAll("\\s+", " "), 400));
            return this;
        }

        private ImportReport.Entry entry() {
            return new ImportReport.Entry(source, kind, node, outcome, List.copyOf(reasons));
        }
    }

    /** Returns the line of a source node, begun on the first call. */
    public Line of(String source, String kind) {
        return lines.computeIfAbsent(source, name -> new Line(Texts.title(name), Texts.title(kind)));
    }

    /** Returns the line of the workflow itself. */
    public Line workflow() {
        return of(WORKFLOW, "workflow");
    }

    /** Returns the line that leads to this node of ours, the workflow's when none does. */
    public Line leadingTo(String id) {
        return lines.values().stream()
                .filter(line -> id.equals(line.node))
                .findFirst()
                .orElseGet(this::workflow);
    }

    /** Returns the finished report. */
    public ImportReport finish(FlowDraft flow) {
        var entries = new ArrayList<ImportReport.Entry>();
        lines.forEach((source, line) -> {
            if (!source.equals(WORKFLOW) || !line.reasons.isEmpty()) {
                entries.add(line.entry());
            }
        });
        return new ImportReport(
                List.copyOf(entries),
                List.copyOf(flow.secrets),
                new LinkedHashMap<>(flow.connections),
                List.copyOf(flow.calls));
    }
}
