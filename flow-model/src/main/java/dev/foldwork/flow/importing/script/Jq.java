package dev.foldwork.flow.importing.script;

import dev.foldwork.flow.importing.script.Tokens.Kind;
import dev.foldwork.flow.importing.script.Tokens.Token;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads plain jq: paths, operators, objects, a few filters. What gives several results is refused outside a list. */
public final class Jq extends ScriptParser {

    /** The variable that stands for one item inside {@code map}. */
    static final Term EACH = new Term.Written("$v");

    private static final Map<String, Operator> OPERATORS = operators(
            "//", 1, "??", "or", 2, "or", "and", 3, "and", "==", 4, "=", "!=", 4, "!=", "<", 4, "<", "<=", 4, "<=", ">",
            4, ">", ">=", 4, ">=", "+", 5, "+", "-", 5, "-", "*", 6, "*", "/", 6, "/", "%", 6, "%");

    private Term dot;
    private int lists;

    private Jq(String text, Term dot, int lists) {
        super(text);
        this.dot = dot;
        this.lists = lists;
    }

    /** Reads an expression; throws {@link NotTranslated} for what is not plain. */
    public static Term read(String text) {
        return new Jq(text, new Term.Root("."), 0).whole();
    }

    @Override
    @Nullable
    Operator operator(Token token) {
        return token.kind() == Kind.SIGN || token.named("and") || token.named("or")
                ? OPERATORS.get(token.text())
                : null;
    }

    @Override
    Term expression() {
        Term term = super.expression();
        Term outer = dot;
        while (accept("|")) {
            dot = term;
            term = super.expression();
        }
        dot = outer;
        return term;
    }

    @Override
    Term unary() {
        if (accept("-")) {
            return new Term.Minus(nested(this::unary));
        }
        return chain(primary());
    }

    private Term chain(Term start) {
        Term term = start;
        while (true) {
            if (peek().is(".") && (peek(1).kind() == Kind.NAME || peek(1).kind() == Kind.TEXT)) {
                next();
                term = new Term.Member(term, next().text());
            } else if (peek().is(".") && peek(1).is("[")) {
                next();
            } else if (accept("[")) {
                term = index(term);
            } else if (!accept("?")) {
                return term;
            }
        }
    }

    private Term index(Term of) {
        if (accept("]")) {
            if (lists == 0) {
                throw new NotTranslated("'.[]' gives several results");
            }
            return of;
        }
        Term index = super.expression();
        expect("]");
        return switch (index) {
            case Term.Literal(String name) -> new Term.Member(of, name);
            case Term.Literal(Long number) when Math.abs(number) < 1_000_000 -> new Term.Item(of, number.intValue());
            case Term.Minus(Term.Literal(Long number)) when number < 1_000_000 -> new Term.Item(of, -number.intValue());
            default -> throw new NotTranslated("an index is worked out");
        };
    }

    private Term primary() {
        Token token = next();
        return switch (token.kind()) {
            case NUMBER -> number(token.text());
            case TEXT -> new Term.Literal(token.text());
            case TEMPLATE -> template(token.text(), "\\(", ')');
            case NAME -> name(token.text());
            case SIGN -> sign(token.text());
            case END -> throw new NotTranslated("the expression ends too early");
        };
    }

    private Term sign(String sign) {
        switch (sign) {
            case "." -> {
                return peek().kind() == Kind.NAME && !OPERATORS.containsKey(peek().text()) || peek().kind() == Kind.TEXT
                        ? new Term.Member(dot, next().text())
                        : dot;
            }
            case "(" -> {
                Term inner = expression();
                expect(")");
                return inner;
            }
            case "[" -> {
                lists++;
                List<Term> items = until("]");
                lists--;
                return new Term.Items(items);
            }
            case "{" -> {
                return fields();
            }
            default -> throw new NotTranslated("'" + sign + "' is not understood");
        }
    }

    private Term name(String name) {
        return switch (name) {
            case "true" -> new Term.Literal(true);
            case "false" -> new Term.Literal(false);
            case "null" -> new Term.Literal(null);
            case "if" -> choice();
            case "not" -> new Term.Not(dot);
            case "map" -> new Term.Call(dot, "map", List.of(inner()));
            case "select" -> throw new NotTranslated("'select' stands outside of map(select(...))");
            default -> {
                if (name.startsWith("$")) {
                    yield new Term.Root(name);
                }
                yield new Term.Call(dot, name, accept("(") ? until(")") : List.of());
            }
        };
    }

    private Term inner() {
        Term outer = dot;
        dot = EACH;
        expect("(");
        Term body;
        if (peek().named("select") && peek(1).is("(")) {
            next();
            next();
            body = new Term.Call(null, "select", List.of(expression()));
            expect(")");
        } else {
            body = expression();
        }
        expect(")");
        dot = outer;
        return body;
    }

    private Term choice() {
        Term condition = expression();
        word("then");
        Term then = expression();
        Token next = next();
        if (next.named("elif")) {
            return new Term.Choose(condition, then, choice());
        }
        if (next.named("end")) {
            return new Term.Choose(condition, then, dot);
        }
        if (!next.named("else")) {
            throw new NotTranslated("'else' was expected before '" + next.text() + "'");
        }
        Term otherwise = expression();
        word("end");
        return new Term.Choose(condition, then, otherwise);
    }

    private void word(String name) {
        if (!next().named(name)) {
            throw new NotTranslated("'" + name + "' was expected");
        }
    }

    @Override
    Term shorthand(String key) {
        return key.startsWith("$") ? new Term.Root(key) : new Term.Member(dot, key);
    }

    @Override
    Term parsed(String part) {
        return new Jq(part, dot, lists).whole();
    }
}
