package dev.foldwork.flow.check;

import dev.foldwork.flow.Problem;
import dev.foldwork.flow.Problem.Severity;
import dev.foldwork.flow.document.FlowDocument;
import dev.foldwork.flow.document.Position;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects the problems of one document with their places. */
final class Reporter {

    private final FlowDocument document;
    private final List<Problem> problems = new ArrayList<>();
    private boolean errors;

    Reporter(FlowDocument document) {
        this.document = document;
    }

    /** Reports an error at this place of the document. */
    void error(String code, Place place, String message, String remedy) {
        errors = true;
        add(code, Severity.ERROR, place, message, remedy);
    }

    /** Reports a warning at this place of the document. */
    void warning(String code, Place place, String message, String remedy) {
        add(code, Severity.WARNING, place, message, remedy);
    }

    /** Takes over problems found in another file. */
    void addAll(List<Problem> more) {
        problems.addAll(more);
        errors |= more.stream().anyMatch(Problem::isError);
    }

    private void add(String code, Severity severity, Place place, String message, String remedy) {
        Position at = document.position(place.path());
        problems.add(
                new Problem(code, severity, document.file(), at.line(), at.column(), place.node(), message, remedy));
    }

    boolean hasErrors() {
        return errors;
    }

    /** Returns the problems in document order, those of other files last. */
    List<Problem> problems() {
        var sorted = new ArrayList<>(problems);
        sorted.sort(Comparator.comparing((Problem problem) -> !document.file().equals(problem.file()))
                .thenComparingInt(Problem::line)
                .thenComparingInt(Problem::column));
        return List.copyOf(sorted);
    }

    /**
     * A place in the document.
     *
     * @param path keys and indexes from the root
     * @param node path of the node it belongs to, or null
     */
    record Place(List<Object> path, @Nullable String node) {

        static final Place ROOT = new Place(List.of(), null);

        /** Returns the place one step deeper. */
        Place at(Object... steps) {
            var longer = new ArrayList<>(path);
            longer.addAll(List.of(steps));
            return new Place(List.copyOf(longer), node);
        }

        /** Returns this place as belonging to another node. */
        Place of(String nodePath) {
            return new Place(path, nodePath);
        }
    }
}
