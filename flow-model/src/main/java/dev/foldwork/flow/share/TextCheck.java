package dev.foldwork.flow.share;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntFunction;

/** Takes out of single texts what the detectors find, and remembers what that was. */
final class TextCheck {

    private final Detectors detectors;
    private final Set<String> keep;
    private final Map<String, Finding> findings = new LinkedHashMap<>();

    TextCheck(Detectors detectors, Set<String> keep) {
        this.detectors = detectors;
        this.keep = keep;
    }

    List<Finding> findings() {
        return List.copyOf(findings.values());
    }

    /** Notes something; returns true when it goes. */
    boolean goes(Finding.Kind kind, String flow, String where, String what, String instead) {
        Finding finding = Finding.of(kind, flow, where, what, instead, keep);
        findings.putIfAbsent(finding.id(), finding);
        return !finding.kept();
    }

    /** Returns the text without what has to go. */
    String cleaned(String flow, String where, String text) {
        return cleaned(flow, any -> where, text);
    }

    /** Does the same with a file; where a thing stands is said with the number of its line. */
    String cleanedFile(String flow, String file, String text) {
        var lines = new TreeMap<Integer, Integer>();
        lines.put(0, 1);
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) {
            lines.put(end + 1, lines.size() + 1);
        }
        return cleaned(flow, at -> file + ":" + lines.floorEntry(at).getValue(), text);
    }

    private String cleaned(String flow, IntFunction<String> where, String text) {
        List<Spot> spots = detectors.in(text);
        return spots.isEmpty() ? text : without(spots, 0, text.length(), flow, where, text);
    }

    private String without(List<Spot> spots, int from, int to, String flow, IntFunction<String> where, String text) {
        var cleaned = new StringBuilder();
        int done = from;
        for (Spot spot : spots) {
            cleaned.append(text, done, spot.from());
            String what = text.substring(spot.from(), spot.to());
            cleaned.append(
                    goes(spot.kind(), flow, where.apply(spot.from()), what, spot.instead())
                            ? spot.instead()
                            : without(spot.inner(), spot.from(), spot.to(), flow, where, text));
            done = spot.to();
        }
        return cleaned.append(text, done, to).toString();
    }
}
