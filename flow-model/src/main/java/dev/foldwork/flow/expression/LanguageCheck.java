package dev.foldwork.flow.expression;

import com.dashjoin.jsonata.Parser.Symbol;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Refuses what flows do not have of JSONata before anything runs (docs/semantics.md, S9), and puts regular expressions
 * into the dialect of flows.
 */
final class LanguageCheck {

    private static final Set<String> MATCHING = Set.of("contains", "match", "replace", "split");
    private static final Map<String, Predicate<String>> PICTURES = Map.of(
            "formatNumber", Pictures::isNumber,
            "formatInteger", Pictures::isInteger,
            "parseInteger", Pictures::isInteger,
            "fromMillis", Pictures::isTime,
            "toMillis", Pictures::isTime,
            "now", Pictures::isTime);

    private final String source;
    private final Map<Symbol, Boolean> seen = new IdentityHashMap<>();

    private LanguageCheck(String source) {
        this.source = source;
    }

    /** Checks a syntax tree. */
    static void check(@Nullable Object tree, String source) {
        new LanguageCheck(source).walk(tree, false);
    }

    private void walk(@Nullable Object part, boolean mayMatch) {
        switch (part) {
            case Symbol symbol -> symbol(symbol, mayMatch);
            case Collection<?> parts -> parts.forEach(each -> walk(each, mayMatch));
            case Object[] parts -> {
                for (Object each : parts) {
                    walk(each, mayMatch);
                }
            }
            case null, default -> {}
        }
    }

    private void symbol(Symbol symbol, boolean mayMatch) {
        if (seen.put(symbol, true) != null) {
            return;
        }
        String type = String.valueOf(SyntaxTree.get(symbol, "type"));
        String called = null;
        switch (type) {
            case "variable" -> variable(symbol);
            case "regex" -> regex(symbol, mayMatch);
            case "function", "partial" -> {
                called = procedure(symbol);
                pictures(symbol, called);
            }
            default -> {}
        }
        for (String field : SyntaxTree.fields()) {
            if (!field.equals("value") || type.equals("bind")) {
                walk(
                        SyntaxTree.get(symbol, field),
                        field.equals("arguments") && called != null && MATCHING.contains(called));
            }
        }
        if (type.equals("partial")) {
            Partials.replace(symbol);
        }
    }

    private void variable(Symbol symbol) {
        String name = String.valueOf(SyntaxTree.get(symbol, "value"));
        if (name.equals("eval") || name.startsWith("__")) {
            throw refused(symbol, "uses $" + name + ", which flows do not have");
        }
    }

    private void regex(Symbol symbol, boolean mayMatch) {
        if (!mayMatch) {
            throw refused(
                    symbol,
                    "has a regular expression in a place other than an argument of $contains, $match, $replace or $split");
        }
        if (SyntaxTree.get(symbol, "value") instanceof Pattern pattern) {
            SyntaxTree.set(symbol, "value", Regex.of(pattern));
        }
    }

    private static @Nullable String procedure(Symbol call) {
        return SyntaxTree.get(call, "procedure") instanceof Symbol procedure
                        && "variable".equals(SyntaxTree.get(procedure, "type"))
                ? String.valueOf(SyntaxTree.get(procedure, "value"))
                : null;
    }

    private void pictures(Symbol call, @Nullable String called) {
        Predicate<String> known = called == null ? null : PICTURES.get(called);
        if (known == null || !(SyntaxTree.get(call, "arguments") instanceof List<?> arguments)) {
            return;
        }
        boolean times = known.test("[Y]");
        for (int i = 0; i < arguments.size(); i++) {
            if (arguments.get(i) instanceof Symbol argument
                    && SyntaxTree.get(argument, "value") instanceof String text
                    && "string".equals(SyntaxTree.get(argument, "type"))
                    && (times ? text.indexOf('[') >= 0 : i == arguments.size() - 1)
                    && !known.test(text)) {
                throw refused(argument, "gives $" + called + " the picture '" + text + "', which flows do not have");
            }
        }
    }

    private ExpressionException refused(Symbol symbol, String what) {
        return new ExpressionException(
                "EXPRESSION_REFUSED",
                "'" + Expressions.shortened(source) + "' " + what,
                SyntaxTree.get(symbol, "position") instanceof Integer at ? at : -1,
                null);
    }
}
