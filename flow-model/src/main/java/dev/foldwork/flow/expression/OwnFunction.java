package dev.foldwork.flow.expression;

import com.dashjoin.jsonata.Functions;
import com.dashjoin.jsonata.Jsonata.JFunction;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A function of ours under a name of the language. The interpreter asks for its name and arity when it is passed on. */
final class OwnFunction extends JFunction {

    private final String name;
    private final int arity;
    private final Function<List<?>, @Nullable Object> body;

    OwnFunction(String name, String signature, int arity, Function<List<?>, @Nullable Object> body) {
        // The superclass looks up a method by reflection; which one does not matter, as it is never called.
        super(name, signature, Functions.class, null, "count");
        this.name = name;
        this.arity = arity;
        this.body = body;
    }

    String name() {
        return name;
    }

    @Override
    @SuppressWarnings("rawtypes")
    public @Nullable Object call(@Nullable Object input, List arguments) {
        return body.apply(arguments);
    }

    @Override
    public int getNumberOfArgs() {
        return arity;
    }
}
