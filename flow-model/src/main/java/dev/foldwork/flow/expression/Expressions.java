package dev.foldwork.flow.expression;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Compiles expressions, each text once. Thread-safe. */
public final class Expressions {

    /** Longest expression in characters. */
    public static final int MAX_LENGTH = 20_000;

    private static final int REMEMBERED = 10_000;
    private static final Map<String, Expression> CACHE =
            Collections.synchronizedMap(new LinkedHashMap<>(256, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Expression> eldest) {
                    return size() > REMEMBERED;
                }
            });

    private Expressions() {}

    /**
     * Returns the compiled expression.
     *
     * @throws ExpressionException EXPRESSION_SYNTAX, or EXPRESSION_REFUSED for a part of JSONata that flows do not have
     */
    public static Expression compile(String source) {
        Expression known = CACHE.get(source);
        if (known != null) {
            return known;
        }
        Expression compiled = compileNew(source.strip());
        CACHE.put(source, compiled);
        return compiled;
    }

    private static Expression compileNew(String source) {
        if (source.isEmpty()) {
            throw new ExpressionException("EXPRESSION_SYNTAX", "The expression is empty", 0, null);
        }
        if (source.length() > MAX_LENGTH) {
            throw new ExpressionException(
                    "EXPRESSION_TOO_LARGE",
                    "The expression is longer than " + MAX_LENGTH + " characters: split it over several nodes",
                    0,
                    null);
        }
        Expression path = PathExpression.parse(source);
        return path != null ? path : interpreted(source);
    }

    /** Returns the expression as the interpreter works it out, however plain it is. */
    static Expression interpreted(String source) {
        try {
            Jsonata parsed = Jsonata.jsonata(source);
            return new JsonataExpression(source, parsed, SyntaxTree.references(parsed, source));
        } catch (JException fault) {
            throw new ExpressionException(
                    "EXPRESSION_SYNTAX",
                    "'" + shortened(source) + "': " + fault.getMessage(),
                    fault.getLocation(),
                    fault.getError());
        } catch (ExpressionException refused) {
            throw refused;
        } catch (RuntimeException | StackOverflowError fault) {
            throw new ExpressionException(
                    "EXPRESSION_SYNTAX", "'" + shortened(source) + "' cannot be read as an expression", -1, null);
        }
    }

    static String shortened(String source) {
        return source.length() <= 80 ? source : source.substring(0, 79) + "…";
    }
}
