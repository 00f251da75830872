package dev.foldwork.flow.share;

import dev.foldwork.flow.document.FlowReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Takes out of flows what says who made them, where something runs, and what opens it. One stripping does a flow and all
 * it calls, so that the same host or person has the same placeholder in each.
 *
 * <p>Files, layouts, comments, notes and authors stay only where a rule lets them; in the texts that give a flow its
 * meaning the things that are known to tell something are looked for. Nothing goes that is not among the findings.
 */
public final class Stripping {

    private static final String DOCUMENT = ".flow.yaml";

    private final Placeholders placeholders = new Placeholders();
    private final TextCheck texts;
    private final String ownTeam;

    /**
     * @param ownTeam the name of the team that shows the flows
     * @param names further names that are not to be told, of people for instance
     * @param keep ids of findings of which somebody said that they stay
     */
    public Stripping(String ownTeam, Collection<String> names, Set<String> keep) {
        this.ownTeam = ownTeam;
        this.texts = new TextCheck(new Detectors(placeholders, names), keep);
    }

    /**
     * A flow.
     *
     * @param name as findings name it
     */
    public record Source(String name, String text, Map<String, String> files, Map<String, ?> layout) {}

    /** A flow without what was found in it. */
    public record Stripped(String text, Map<String, String> files, Map<String, @Nullable Object> layout) {}

    /**
     * Strips a flow.
     *
     * @throws IllegalArgumentException when its document cannot be read
     */
    public Stripped flow(Source flow) {
        var document = new DocumentCheck(texts, placeholders, flow.name(), ownTeam);
        String text = document.cleaned(flow.text(), "");
        Map<String, String> files = files(flow, document.files());
        return new Stripped(text, files, new LayoutCheck(texts, flow.name()).cleaned(flow.layout()));
    }

    /** Strips a text that stands beside the flows, such as the words of a card. */
    public String text(String where, String text) {
        return texts.cleaned("", where, text);
    }

    /** Returns everything that was found so far. */
    public List<Finding> findings() {
        return texts.findings();
    }

    private Map<String, String> files(Source flow, Set<String> read) {
        var stay = new TreeMap<String, String>();
        var open = new ArrayDeque<>(read);
        var seen = new LinkedHashSet<>(read);
        while (!open.isEmpty()) {
            String path = open.removeFirst();
            String text = flow.files().get(path);
            if (text != null) {
                Set<String> more = new LinkedHashSet<>();
                stay.put(path, file(flow, path, text, more));
                more.stream().filter(seen::add).forEach(open::add);
            }
        }
        new TreeMap<>(flow.files()).forEach((path, text) -> {
            if (!stay.containsKey(path)) {
                texts.goes(Finding.Kind.FILE, flow.name(), path, path, "");
            }
        });
        return stay;
    }

    private String file(Source flow, String path, String text, Set<String> read) {
        if (!path.endsWith(DOCUMENT) || !isDocument(text)) {
            return texts.cleanedFile(flow.name(), path, text);
        }
        var document = new DocumentCheck(texts, placeholders, flow.name(), ownTeam);
        String cleaned = document.cleaned(text, path);
        String folder = path.contains("/") ? path.replaceFirst("[^/]*$", "") : "";
        document.files().forEach(file -> read.add(folder + file));
        return cleaned;
    }

    /** A file of this name can be read as a text like any other, and hold anything. */
    private static boolean isDocument(String text) {
        return FlowReader.read(text.getBytes(StandardCharsets.UTF_8), "document")
                        .document()
                != null;
    }
}
