package dev.foldwork.flow.importing.script;

import dev.foldwork.flow.importing.script.Tokens.Kind;
import dev.foldwork.flow.importing.script.Tokens.Token;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads plain JavaScript expressions: names, members, calls of methods, operators. No statements, no functions. */
public final class JavaScript extends ScriptParser {

    private static final Map<String, Operator> OPERATORS = operators(
            "??", 1, "??", "||", 1, "or", "&&", 2, "and", "==", 3, "=", "===", 3, "=", "!=", 3, "!=", "!==", 3, "!=",
            "<", 4, "<", "<=", 4, "<=", ">", 4, ">", ">=", 4, ">=", "+", 5, "+", "-", 5, "-", "*", 6, "*", "/", 6, "/",
            "%", 6, "%");

    private JavaScript(String text) {
        super(text);
    }

    /** Reads an expression; throws {@link NotTranslated} for anything else. */
    public static Term read(String text) {
        return new JavaScript(text).whole();
    }

    /** Reads a script that only gives a value: an expression, one return, or ifs with values. */
    public static Term readScript(String text) {
        var script = new JavaScript(text);
        Term term = script.function();
        if (script.peek().kind() != Kind.END) {
            throw new NotTranslated("'" + script.peek().text() + "' is not understood");
        }
        return term;
    }

    /** A script may be wrapped into a function that is called at once, or by its name at the end. */
    private Term function() {
        boolean wrapped = peek().is("(") && peek(1).named("function") || arrow(1);
        if (wrapped) {
            next();
        }
        if (!peek().named("function") && !arrow(0)) {
            return statement();
        }
        while (!peek().is("{") && peek().kind() != Kind.END) {
            next();
        }
        Term value = block();
        while (peek().is("(") || peek().is(")") || peek().is(";") || peek().kind() == Kind.NAME) {
            next();
        }
        return value;
    }

    private boolean arrow(int ahead) {
        return (ahead == 0 || peek().is("("))
                && peek(ahead).is("(")
                && peek(ahead + 1).is(")")
                && peek(ahead + 2).is("=>");
    }

    private Term block() {
        if (!accept("{")) {
            return statement();
        }
        Term value = statement();
        expect("}");
        return value;
    }

    private Term statement() {
        Term value;
        if (peek().named("if")) {
            next();
            expect("(");
            Term condition = expression();
            expect(")");
            Term then = block();
            if (peek().named("else")) {
                next();
            }
            value = new Term.Choose(condition, then, block());
        } else {
            if (peek().named("return")) {
                next();
            }
            value = expression();
        }
        while (accept(";")) {
            continue;
        }
        return value;
    }

    @Override
    @Nullable
    Operator operator(Token token) {
        return token.kind() == Kind.SIGN ? OPERATORS.get(token.text()) : null;
    }

    @Override
    Term expression() {
        Term condition = super.expression();
        if (!accept("?")) {
            return condition;
        }
        Term then = expression();
        expect(":");
        return new Term.Choose(condition, then, expression());
    }

    @Override
    Term unary() {
        if (accept("!")) {
            return new Term.Not(nested(this::unary));
        }
        if (accept("-")) {
            return new Term.Minus(nested(this::unary));
        }
        return chain(primary());
    }

    private Term chain(Term start) {
        Term term = start;
        while (true) {
            if (accept(".") || accept("?.")) {
                if (peek().is("[")) {
                    continue;
                }
                Token name = next();
                if (name.kind() != Kind.NAME) {
                    throw new NotTranslated("'" + name.text() + "' behind a dot is no name");
                }
                term = accept("(") ? new Term.Call(term, name.text(), until(")")) : new Term.Member(term, name.text());
            } else if (accept("[")) {
                term = index(term);
            } else {
                return term;
            }
        }
    }

    private Term index(Term of) {
        Term index = expression();
        expect("]");
        if (index instanceof Term.Literal(String name)) {
            return new Term.Member(of, name);
        }
        if (index instanceof Term.Literal(Long number) && number < Integer.MAX_VALUE) {
            return new Term.Item(of, number.intValue());
        }
        throw new NotTranslated("an index is worked out");
    }

    private Term primary() {
        Token token = next();
        return switch (token.kind()) {
            case NUMBER -> number(token.text());
            case TEXT -> new Term.Literal(token.text());
            case TEMPLATE -> template(token.text(), "${", '}');
            case NAME -> name(token.text());
            case SIGN -> sign(token.text());
            case END -> throw new NotTranslated("the expression ends too early");
        };
    }

    private Term name(String name) {
        return switch (name) {
            case "true" -> new Term.Literal(true);
            case "false" -> new Term.Literal(false);
            case "null", "undefined" -> new Term.Literal(null);
            case "new", "function", "typeof", "var", "let", "const", "if", "for", "while", "return", "await", "async" ->
                throw new NotTranslated("'" + name + "' is a program, not a plain expression");
            default -> accept("(") ? new Term.Call(null, name, until(")")) : new Term.Root(name);
        };
    }

    private Term sign(String sign) {
        switch (sign) {
            case "(" -> {
                Term inner = expression();
                expect(")");
                if (peek().is("=>")) {
                    throw new NotTranslated("it holds a function");
                }
                return inner;
            }
            case "[" -> {
                return new Term.Items(until("]"));
            }
            case "{" -> {
                return fields();
            }
            default -> throw new NotTranslated("'" + sign + "' is not understood");
        }
    }

    @Override
    Term shorthand(String key) {
        return new Term.Root(key);
    }

    @Override
    Term parsed(String part) {
        return read(part);
    }
}
