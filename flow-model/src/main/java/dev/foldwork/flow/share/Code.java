package dev.foldwork.flow.share;

import java.util.BitSet;

/** The parts of a text that are expressions, without the texts in quotes inside them. */
final class Code {

    private final BitSet places = new BitSet();

    private Code() {}

    static Code of(String text) {
        var code = new Code();
        int at = text.indexOf("${");
        while (at >= 0) {
            at = text.indexOf("${", code.expression(text, at + 2));
        }
        return code;
    }

    /** Marks an expression and returns where it ends. */
    private int expression(String text, int from) {
        int depth = 1;
        int at = from;
        while (at < text.length() && depth > 0) {
            char c = text.charAt(at);
            if (c == '"' || c == '\'') {
                at = behindQuoted(text, at, c);
                continue;
            }
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            places.set(at);
            at++;
        }
        return at;
    }

    private static int behindQuoted(String text, int from, char quote) {
        int at = from + 1;
        while (at < text.length() && text.charAt(at) != quote) {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        return Math.min(at + 1, text.length());
    }

    boolean holds(int place) {
        return places.get(place);
    }
}
