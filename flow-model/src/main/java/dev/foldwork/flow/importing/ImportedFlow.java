package dev.foldwork.flow.importing;

import dev.foldwork.flow.Problem;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One imported flow.
 *
 * @param name the flow's name; its file is {@code NAME.flow.yaml}
 * @param title what people call it
 * @param text the flow document, canonical
 * @param layout positions and notes for {@code NAME.flow.layout.json}; null when the source has none
 * @param report what became of every node of the source
 * @param problems what the check says of the document
 */
public record ImportedFlow(
        String name,
        String title,
        String text,
        @Nullable Map<String, ?> layout,
        ImportReport report,
        List<Problem> problems) {

    /** Returns true when the flow passes the check. */
    public boolean isSound() {
        return problems.stream().noneMatch(Problem::isError);
    }

    /** Returns the name of the document's file. */
    public String file() {
        return name + ".flow.yaml";
    }

    /** Returns the name of the layout's file. */
    public String layoutFile() {
        return name + ".flow.layout.json";
    }
}
