package dev.foldwork.flow.share;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

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
        var cleaned = new StringBuilder();
        int done = 0;
        for (Spot spot : detectors.in(text)) {
            String what = text.substring(spot.from(), spot.to());
            cleaned.append(text, done, spot.from());
            cleaned.append(goes(spot.kind(), flow, where, what, spot.instead()) ? spot.instead() : what);
            done = spot.to();
        }
        return done == 0 ? text : cleaned.append(text, done, text.length()).toString();
    }

    /** Does the same line by line; where a line stands is said behind the name of the file. */
    String cleanedLines(String flow, String file, String text) {
        var cleaned = new StringBuilder();
        int number = 1;
        for (String line : text.split("(?<=\n)", -1)) {
            cleaned.append(cleaned(flow, file + ":" + number, line));
            number++;
        }
        return cleaned.toString();
    }
}
