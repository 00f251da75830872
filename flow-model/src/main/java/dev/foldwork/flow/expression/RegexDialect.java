package dev.foldwork.flow.expression;

/**
 * The regular expressions flows have: what means the same in Java and JavaScript, written anew for Java.
 *
 * <p>Literal characters, {@code .}, classes, {@code \d \w \s \b} and their opposites, {@code \n \r \t \f}, {@code \\uXXXX},
 * {@code \xHH}, groups {@code ( )}, {@code (?: )}, {@code (?= )}, {@code (?! )}, {@code |}, {@code ^}, {@code $}, and the
 * quantifiers {@code * + ? {n} {n,} {n,m}}, also lazy. Anything else is refused. One character is one code point.
 */
final class RegexDialect {

    private static final String LINE_ENDS = "\\n\\r\\u2028\\u2029";
    private static final String SPACES =
            "\\t\\n\\x0B\\f\\r \\u00A0\\u1680\\u2000-\\u200A\\u2028\\u2029\\u202F\\u205F\\u3000\\uFEFF";

    private final String source;
    private final boolean multiline;
    private final StringBuilder out = new StringBuilder();
    private int at;
    private boolean quantifiable;

    private RegexDialect(String source, boolean multiline) {
        this.source = source;
        this.multiline = multiline;
    }

    /**
     * Returns the pattern's text for {@link java.util.regex.Pattern}.
     *
     * @throws ExpressionException EXPRESSION_SYNTAX for a part that flows do not have
     */
    static String translate(String source, boolean multiline) {
        var dialect = new RegexDialect(source, multiline);
        dialect.alternatives(0);
        if (dialect.at < source.length()) {
            throw dialect.refused("a ')' without its '('");
        }
        return dialect.out.toString();
    }

    private void alternatives(int depth) {
        if (depth > 50) {
            throw refused("more than 50 groups in each other");
        }
        quantifiable = false;
        while (at < source.length() && source.charAt(at) != ')') {
            term(depth);
        }
    }

    private void term(int depth) {
        char c = source.charAt(at);
        switch (c) {
            case '|' -> plain("|", false);
            case '^' -> plain(multiline ? "(?:(?<=[" + LINE_ENDS + "])|\\A)" : "\\A", false);
            case '$' -> plain(multiline ? "(?=[" + LINE_ENDS + "]|\\z)" : "\\z", false);
            case '.' -> plain("[^" + LINE_ENDS + "]", true);
            case '(' -> group(depth);
            case '[' -> characters();
            case '\\' -> escape(false);
            case '*', '+', '?', '{' -> quantifier();
            case ']', '}' -> throw refused("'" + c + "' without its opening bracket; write \\" + c);
            default -> {
                int end = source.offsetByCodePoints(at, 1);
                literal(source.substring(at, end));
                at = end;
                quantifiable = true;
            }
        }
    }

    private void plain(String text, boolean canRepeat) {
        out.append(text);
        at++;
        quantifiable = canRepeat;
    }

    private void group(int depth) {
        boolean looks = source.startsWith("(?=", at) || source.startsWith("(?!", at);
        String start = looks || source.startsWith("(?:", at) ? source.substring(at, at + 3) : "(";
        if (start.length() == 1 && source.startsWith("(?", at)) {
            throw refused("a group that begins with '" + source.substring(at, Math.min(source.length(), at + 3)) + "'");
        }
        out.append(start);
        at += start.length();
        alternatives(depth + 1);
        if (at >= source.length()) {
            throw refused("a '(' without its ')'");
        }
        plain(")", !looks);
    }

    private void quantifier() {
        if (!quantifiable) {
            throw refused("a quantifier with nothing to repeat, or two of them");
        }
        if (source.charAt(at) == '{') {
            int end = source.indexOf('}', at);
            String inner = end < 0 ? "" : source.substring(at + 1, end);
            if (!inner.matches("\\d{1,4}(,(\\d{1,4})?)?")) {
                throw refused("a '{' that begins no {n}, {n,} or {n,m}; write \\{");
            }
            out.append('{').append(inner).append('}');
            at = end + 1;
        } else {
            out.append(source.charAt(at++));
        }
        if (at < source.length() && source.charAt(at) == '?') {
            out.append('?');
            at++;
        }
        quantifiable = false;
    }

    private void characters() {
        out.append('[');
        at++;
        if (at < source.length() && source.charAt(at) == '^') {
            out.append('^');
            at++;
        }
        int start = at;
        while (at < source.length() && source.charAt(at) != ']') {
            char c = source.charAt(at);
            if (c == '\\') {
                escape(true);
            } else if (c == '-' && at > start && at + 1 < source.length() && source.charAt(at + 1) != ']') {
                out.append('-');
                at++;
            } else {
                int end = source.offsetByCodePoints(at, 1);
                literal(source.substring(at, end));
                at = end;
            }
        }
        if (at >= source.length() || at == start) {
            throw refused("a class that is empty or not closed");
        }
        plain("]", true);
    }

    private void escape(boolean inClass) {
        if (at + 1 >= source.length()) {
            throw refused("a '\\' at the end");
        }
        char c = source.charAt(at + 1);
        quantifiable = true;
        at += 2;
        switch (c) {
            case 'd', 'D', 'w', 'W', 'n', 'r', 't', 'f' -> out.append('\\').append(c);
            case 's' -> out.append(inClass ? SPACES : "[" + SPACES + "]");
            case 'S' -> {
                if (inClass) {
                    throw refused("\\S in a class");
                }
                out.append("[^").append(SPACES).append(']');
            }
            case 'b', 'B' -> {
                if (inClass) {
                    throw refused("\\" + c + " in a class");
                }
                out.append('\\').append(c);
                quantifiable = false;
            }
            case 'u' -> code(4);
            case 'x' -> code(2);
            default -> {
                if (c > 0x7e || c < 0x20 || Character.isLetterOrDigit(c)) {
                    throw refused("\\" + c);
                }
                literal(String.valueOf(c));
            }
        }
    }

    private void code(int digits) {
        int end = at + digits;
        if (end > source.length() || !source.substring(at, end).matches("[0-9a-fA-F]+")) {
            throw refused("an escape without its " + digits + " digits");
        }
        literal(String.valueOf((char) Integer.parseInt(source.substring(at, end), 16)));
        at = end;
    }

    private void literal(String character) {
        char c = character.charAt(0);
        if (c < 0x80 && !Character.isLetterOrDigit(c)) {
            out.append("\\x").append(String.format("%02x", (int) c));
        } else {
            out.append(character);
        }
    }

    private ExpressionException refused(String what) {
        return new ExpressionException(
                "EXPRESSION_SYNTAX",
                "The regular expression /" + Expressions.shortened(source) + "/ has " + what
                        + ", which flows do not have (docs/semantics.md, S9)",
                -1,
                null);
    }
}
