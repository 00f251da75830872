package dev.foldwork.flow.template;

import dev.foldwork.flow.expression.Expression;
import dev.foldwork.flow.expression.ExpressionException;
import dev.foldwork.flow.expression.Expressions;
import java.util.ArrayList;
import java.util.List;

/** Splits a text at its <code>${ }</code> and compiles what stands inside. */
final class TextParser {

    private final String text;
    private final String path;
    private final List<Part> pieces = new ArrayList<>();
    private final StringBuilder plain = new StringBuilder();

    private TextParser(String text, String path) {
        this.text = text;
        this.path = path;
    }

    static Part parse(String text, String path) {
        if (text.indexOf("${") < 0) {
            return new Part.Literal(text);
        }
        return new TextParser(text, path).parse();
    }

    private Part parse() {
        int at = 0;
        while (at < text.length()) {
            if (text.startsWith("$${", at)) {
                plain.append("${");
                at += 3;
            } else if (text.startsWith("${", at)) {
                int end = closing(at + 2);
                if (at == 0 && end == text.length() - 1) {
                    return new Part.Value(compile(2, end));
                }
                flush();
                pieces.add(new Part.Value(compile(at + 2, end)));
                at = end + 1;
            } else {
                plain.append(text.charAt(at++));
            }
        }
        flush();
        boolean literal = pieces.stream().allMatch(Part.Literal.class::isInstance);
        return literal && pieces.size() == 1 ? pieces.getFirst() : new Part.Text(pieces);
    }

    private void flush() {
        if (!plain.isEmpty()) {
            pieces.add(new Part.Literal(plain.toString()));
            plain.setLength(0);
        }
    }

    private Expression compile(int start, int end) {
        try {
            return Expressions.compile(text.substring(start, end));
        } catch (ExpressionException fault) {
            throw new TemplateException(
                    fault.code(), String.valueOf(fault.getMessage()), path, start + Math.max(0, fault.position()));
        }
    }

    /** Returns where the brace that closes the expression stands; texts, quoted names and regular expressions are passed over. */
    private int closing(int start) {
        int depth = 0;
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"', '\'', '`' -> i = quoted(i, c);
                case '/' -> i = text.startsWith("/*", i) ? comment(i) : startsRegex(start, i) ? regex(i) : i;
                case '{' -> depth++;
                case '}' -> {
                    if (depth-- == 0) {
                        return i;
                    }
                }
                default -> {}
            }
        }
        throw unclosed(start);
    }

    private int quoted(int start, char quote) {
        for (int i = start + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && quote != '`') {
                i++;
            } else if (c == quote) {
                return i;
            }
        }
        throw unclosed(start);
    }

    private int comment(int start) {
        int end = text.indexOf("*/", start + 2);
        if (end < 0) {
            throw unclosed(start);
        }
        return end + 1;
    }

    /** A slash begins a regular expression where a value may begin, else it divides. */
    private boolean startsRegex(int start, int at) {
        int i = at - 1;
        while (i >= start && Character.isWhitespace(text.charAt(i))) {
            i--;
        }
        return i < start || "(,[:{;=~>?&|!<+-*%".indexOf(text.charAt(i)) >= 0;
    }

    private int regex(int start) {
        for (int i = start + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '/') {
                return i;
            }
        }
        throw unclosed(start);
    }

    private TemplateException unclosed(int at) {
        return new TemplateException(
                "TEMPLATE_UNCLOSED",
                "'${' has no closing '}': close it, or write '$${' for the two characters themselves",
                path,
                at);
    }
}
