package dev.foldwork.flow.importing.script;

import java.util.ArrayList;
import java.util.List;

/** Splits the text of an expression into tokens. */
final class Tokens {

    private static final List<String> OPERATORS = List.of(
            "===", "!==", "...", "=>", "==", "!=", "<=", ">=", "&&", "||", "??", "?.", "//", "++", "--", "+=", "-=");

    private static final int MOST = 1_500;

    private final String text;
    private int at;
    private final List<Token> tokens = new ArrayList<>();

    private Tokens(String text) {
        this.text = text;
    }

    enum Kind {
        NAME,
        NUMBER,
        TEXT,
        TEMPLATE,
        SIGN,
        END
    }

    /** One token; {@code text} is the content of a text, without its quotes. */
    record Token(Kind kind, String text) {

        boolean is(String sign) {
            return kind == Kind.SIGN && text.equals(sign);
        }

        boolean named(String name) {
            return kind == Kind.NAME && text.equals(name);
        }
    }

    static List<Token> of(String text) {
        if (text.length() > 8_000) {
            throw new NotTranslated("the expression is longer than 8,000 characters");
        }
        return new Tokens(text).all();
    }

    private List<Token> all() {
        while (at < text.length()) {
            if (tokens.size() > MOST) {
                throw new NotTranslated("the expression is too long");
            }
            char c = text.charAt(at);
            if (Character.isWhitespace(c) || c == '\u00a0') {
                at++;
            } else if (Character.isDigit(c)) {
                tokens.add(new Token(Kind.NUMBER, take(each -> Character.isDigit(each) || each == '.')));
            } else if (Character.isLetter(c) || c == '_' || c == '$' || c == '@') {
                tokens.add(new Token(
                        Kind.NAME,
                        take(each -> Character.isLetterOrDigit(each) || each == '_' || each == '$' || each == '@')));
            } else if (c == '"' || c == '\'' || c == '`') {
                quoted(c);
            } else {
                sign();
            }
        }
        tokens.add(new Token(Kind.END, ""));
        return tokens;
    }

    private String take(java.util.function.Predicate<Character> more) {
        int start = at++;
        while (at < text.length() && more.test(text.charAt(at))) {
            at++;
        }
        return text.substring(start, at);
    }

    private void sign() {
        for (String operator : OPERATORS) {
            if (text.startsWith(operator, at)) {
                tokens.add(new Token(Kind.SIGN, operator));
                at += operator.length();
                return;
            }
        }
        tokens.add(new Token(Kind.SIGN, text.substring(at, ++at)));
    }

    /** Templates, and texts with jq's {@code \( )}, keep their escapes for whoever takes them apart. */
    private void quoted(char quote) {
        int start = ++at;
        var plain = new StringBuilder();
        boolean template = quote == '`';
        while (at < text.length() && text.charAt(at) != quote) {
            char c = text.charAt(at);
            if (c == '\\' && at + 1 < text.length()) {
                template |= text.charAt(at + 1) == '(';
                at++;
                plain.append(escaped(text.charAt(at)));
            } else {
                plain.append(c);
            }
            at++;
        }
        if (at >= text.length()) {
            throw new NotTranslated("a quote is not closed");
        }
        tokens.add(
                template
                        ? new Token(Kind.TEMPLATE, text.substring(start, at))
                        : new Token(Kind.TEXT, plain.toString()));
        at++;
    }

    static String escaped(char c) {
        return switch (c) {
            case 'n' -> "\n";
            case 't' -> "\t";
            case 'r' -> "\r";
            case 'u', 'x' -> throw new NotTranslated("a character is written by its number");
            default -> String.valueOf(c);
        };
    }
}
