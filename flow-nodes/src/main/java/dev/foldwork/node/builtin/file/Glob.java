package dev.foldwork.node.builtin.file;

import dev.foldwork.node.NodeFailure;
import java.util.ArrayList;
import java.util.List;

/**
 * A pattern for paths: {@code *} any part of a name, {@code ?} one character, {@code **} any number of folders,
 * <code>{a,b}</code> either. A pattern without {@code /} is matched with the name alone.
 *
 * <p>Matching takes time in proportion to pattern times path; no pattern makes it slow.
 *
 * @param alternatives the pattern without braces, names apart
 * @param nameOnly whether the folders of a path do not matter
 */
record Glob(List<List<String>> alternatives, boolean nameOnly) {

    /** Matches everything. */
    static final Glob ALL = new Glob(List.of(List.of("*")), true);

    private static final int MAX_LENGTH = 1000;
    private static final int MAX_ALTERNATIVES = 100;

    /** Reads a pattern; fails with GLOB_INVALID. */
    static Glob parse(String text) throws NodeFailure {
        if (text.isEmpty() || text.length() > MAX_LENGTH || text.startsWith("/") || text.contains("\\")) {
            throw invalid(text, "it must be 1 to " + MAX_LENGTH + " characters, relative, with '/' between names");
        }
        var alternatives = new ArrayList<List<String>>();
        for (String plain : expanded(text)) {
            alternatives.add(List.of(plain.split("/", -1)));
        }
        return new Glob(alternatives, !text.contains("/"));
    }

    private static List<String> expanded(String text) throws NodeFailure {
        int open = text.indexOf('{');
        if (open < 0) {
            return List.of(text);
        }
        int end = text.indexOf('}', open);
        if (end < 0 || text.substring(open + 1, end).contains("{")) {
            throw invalid(text, "braces must be closed and may not be nested");
        }
        var all = new ArrayList<String>();
        for (String choice : text.substring(open + 1, end).split(",", -1)) {
            for (String rest : expanded(text.substring(end + 1))) {
                all.add(text.substring(0, open) + choice + rest);
            }
            if (all.size() > MAX_ALTERNATIVES) {
                throw invalid(text, "it has more than " + MAX_ALTERNATIVES + " alternatives");
            }
        }
        return all;
    }

    private static NodeFailure invalid(String text, String reason) {
        String shown = text.length() > 100 ? text.substring(0, 100) + "…" : text;
        return new NodeFailure(
                "GLOB_INVALID", "'" + shown + "' is no pattern, " + reason + ". Write one such as **/*.{md,txt}");
    }

    /** Returns true when the names of a path fit. */
    boolean matches(List<String> path) {
        List<String> names = nameOnly ? path.subList(path.size() - 1, path.size()) : path;
        return alternatives.stream().anyMatch(pattern -> matches(pattern, names));
    }

    /** Goes back to the latest {@code **} only: an earlier one could not match more. */
    private static boolean matches(List<String> pattern, List<String> names) {
        int at = 0;
        int star = -1;
        int resume = 0;
        for (int name = 0; name < names.size(); ) {
            if (at < pattern.size() && pattern.get(at).equals("**")) {
                star = at++;
                resume = name;
            } else if (at < pattern.size() && matchesName(pattern.get(at), names.get(name))) {
                at++;
                name++;
            } else if (star >= 0) {
                at = star + 1;
                name = ++resume;
            } else {
                return false;
            }
        }
        while (at < pattern.size() && pattern.get(at).equals("**")) {
            at++;
        }
        return at == pattern.size();
    }

    private static boolean matchesName(String pattern, String name) {
        int at = 0;
        int star = -1;
        int resume = 0;
        for (int i = 0; i < name.length(); ) {
            if (at < pattern.length() && pattern.charAt(at) == '*') {
                star = at++;
                resume = i;
            } else if (at < pattern.length() && (pattern.charAt(at) == '?' || pattern.charAt(at) == name.charAt(i))) {
                at++;
                i++;
            } else if (star >= 0) {
                at = star + 1;
                i = ++resume;
            } else {
                return false;
            }
        }
        while (at < pattern.length() && pattern.charAt(at) == '*') {
            at++;
        }
        return at == pattern.length();
    }
}
