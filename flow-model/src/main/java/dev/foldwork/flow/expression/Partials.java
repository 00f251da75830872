package dev.foldwork.flow.expression;

import com.dashjoin.jsonata.Jsonata;
import com.dashjoin.jsonata.Parser.Symbol;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Turns a call with open places, {@code $substring(?, 1)}, into the function {@code function($x){ $substring($x, 1) }}.
 * The interpreter's own way leaves arguments that were not written open too, so that {@code $map} fills them.
 */
final class Partials {

    private Partials() {}

    static void replace(Symbol partial) {
        if (!(SyntaxTree.get(partial, "arguments") instanceof List<?> written)) {
            return;
        }
        long open = written.stream().filter(Partials::isOpen).count();
        var names = new ArrayList<String>();
        for (int i = 0; i < open; i++) {
            names.add("$__" + i);
        }
        String list = String.join(",", names);
        var function = (Symbol)
                Objects.requireNonNull(SyntaxTree.tree(Jsonata.jsonata("function(" + list + "){ $f(" + list + ") }")));
        var body = (Symbol) Objects.requireNonNull(SyntaxTree.get(function, "body"));
        Symbol call = body;
        while (!"function".equals(SyntaxTree.get(call, "type"))) {
            call = (Symbol) Objects.requireNonNull(SyntaxTree.get(call, "body"));
        }
        var places = ((List<?>) Objects.requireNonNull(SyntaxTree.get(call, "arguments"))).iterator();
        var arguments = new ArrayList<Object>();
        written.forEach(argument -> arguments.add(isOpen(argument) ? places.next() : argument));
        SyntaxTree.set(call, "arguments", arguments);
        SyntaxTree.set(call, "procedure", SyntaxTree.get(partial, "procedure"));
        SyntaxTree.set(partial, "type", "lambda");
        SyntaxTree.set(partial, "procedure", null);
        SyntaxTree.set(partial, "arguments", SyntaxTree.get(function, "arguments"));
        SyntaxTree.set(partial, "body", body);
    }

    private static boolean isOpen(Object argument) {
        return argument instanceof Symbol symbol
                && "operator".equals(SyntaxTree.get(symbol, "type"))
                && "?".equals(String.valueOf(SyntaxTree.get(symbol, "value")));
    }
}
