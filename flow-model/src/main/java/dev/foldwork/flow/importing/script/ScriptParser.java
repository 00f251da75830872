package dev.foldwork.flow.importing.script;

import dev.foldwork.flow.importing.script.Tokens.Kind;
import dev.foldwork.flow.importing.script.Tokens.Token;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What the readers of JavaScript and jq have in common: precedence, lists, objects, texts with holes. */
abstract class ScriptParser {

    private static final int DEEPEST = 60;

    private final List<Token> tokens;
    private int at;
    private int depth;

    ScriptParser(String text) {
        this.tokens = Tokens.of(text);
    }

    /** Operators of the language: text to precedence (higher binds closer) and our name. */
    record Operator(int precedence, String ours) {}

    abstract @Nullable Operator operator(Token token);

    abstract Term unary();

    abstract Term parsed(String part);

    Term whole() {
        Term term = expression();
        if (peek().kind() != Kind.END) {
            throw new NotTranslated("'" + peek().text() + "' is not understood");
        }
        return term;
    }

    Term expression() {
        return nested(() -> binary(0));
    }

    Term nested(Supplier<Term> part) {
        if (++depth > DEEPEST) {
            throw new NotTranslated("the expression is nested too deep");
        }
        Term term = part.get();
        depth--;
        return term;
    }

    Term binary(int least) {
        Term left = unary();
        while (true) {
            Operator operator = operator(peek());
            if (operator == null || operator.precedence() < least) {
                return left;
            }
            next();
            Term right = binary(operator.precedence() + 1);
            left = new Term.Binary(operator.ours(), left, right);
        }
    }

    Token peek() {
        return tokens.get(at);
    }

    Token peek(int ahead) {
        return tokens.get(Math.min(at + ahead, tokens.size() - 1));
    }

    Token next() {
        Token token = tokens.get(at);
        at = Math.min(at + 1, tokens.size() - 1);
        return token;
    }

    boolean accept(String sign) {
        if (peek().is(sign)) {
            next();
            return true;
        }
        return false;
    }

    void expect(String sign) {
        if (!accept(sign)) {
            throw new NotTranslated("'" + sign + "' was expected before '" + peek().text() + "'");
        }
    }

    List<Term> until(String closing) {
        var items = new ArrayList<Term>();
        while (!accept(closing)) {
            items.add(expression());
            if (!peek().is(closing)) {
                expect(",");
            }
        }
        return items;
    }

    Term fields() {
        var fields = new LinkedHashMap<String, Term>();
        while (!accept("}")) {
            Token key = next();
            if (key.kind() != Kind.NAME && key.kind() != Kind.TEXT) {
                throw new NotTranslated("a key of an object is no plain name");
            }
            fields.put(key.text(), accept(":") ? expression() : shorthand(key.text()));
            if (!peek().is("}")) {
                expect(",");
            }
        }
        return new Term.Fields(fields);
    }

    abstract Term shorthand(String key);

    static Term number(String text) {
        try {
            return new Term.Literal(text.contains(".") ? (Object) Double.valueOf(text) : Long.valueOf(text));
        } catch (NumberFormatException invalid) {
            throw new NotTranslated("'" + text + "' is no number");
        }
    }

    /** Takes a text with holes apart; {@code open} is what begins a hole and {@code close} ends it. */
    Term template(String text, String open, char close) {
        var parts = new ArrayList<Term>();
        var plain = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            if (text.startsWith(open, i)) {
                int end = closing(text, i + open.length(), close);
                parts.add(new Term.Literal(plain.toString()));
                plain.setLength(0);
                parts.add(parsed(text.substring(i + open.length(), end)));
                i = end;
            } else if (text.charAt(i) == '\\' && i + 1 < text.length()) {
                plain.append(Tokens.escaped(text.charAt(++i)));
            } else {
                plain.append(text.charAt(i));
            }
        }
        parts.add(new Term.Literal(plain.toString()));
        parts.removeIf(part -> part instanceof Term.Literal literal && "".equals(literal.value()));
        Term all = parts.isEmpty() || !(parts.getFirst() instanceof Term.Literal)
                ? new Term.Literal("")
                : parts.removeFirst();
        for (Term part : parts) {
            all = new Term.Binary("&", all, part);
        }
        return all;
    }

    private static int closing(String text, int start, char close) {
        char open = close == '}' ? '{' : '(';
        int depth = 1;
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            depth += c == open ? 1 : c == close ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        throw new NotTranslated("a hole in a text is not closed");
    }

    static Map<String, Operator> operators(Object... parts) {
        var operators = new LinkedHashMap<String, Operator>();
        for (int i = 0; i < parts.length; i += 3) {
            operators.put((String) parts[i], new Operator((Integer) parts[i + 1], (String) parts[i + 2]));
        }
        return operators;
    }
}
