package dev.foldwork.flow.expression;

import com.dashjoin.jsonata.Jsonata;
import com.dashjoin.jsonata.Jsonata.Frame;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The functions and bounds that differ from plain JSONata (docs/semantics.md, S9). */
final class Functions {

    /** Those that need nothing of the evaluation. */
    private static final List<OwnFunction> FIXED = List.of(
            new OwnFunction("number", "<(nsb)-:n>", 1, NumberFunctions::number),
            new OwnFunction("formatNumber", "<n-so?:s>", 3, NumberFunctions::formatNumber),
            new OwnFunction("formatInteger", "<n-s:s>", 2, NumberFunctions::formatInteger),
            new OwnFunction("parseInteger", "<s-s:n>", 2, NumberFunctions::parseInteger),
            new OwnFunction("fromMillis", "<n-s?s?:s>", 3, TimeFunctions::fromMillis),
            new OwnFunction("toMillis", "<s-s?:n>", 2, TimeFunctions::toMillis),
            new OwnFunction("encodeUrl", "<s-:s>", 1, UrlFunctions::encodeUrl),
            new OwnFunction("encodeUrlComponent", "<s-:s>", 1, UrlFunctions::encodeUrlComponent),
            new OwnFunction("decodeUrl", "<s-:s>", 1, UrlFunctions::decodeUrl),
            new OwnFunction("decodeUrlComponent", "<s-:s>", 1, UrlFunctions::decodeUrlComponent),
            new OwnFunction("base64encode", "<s-:s>", 1, UrlFunctions::base64encode),
            new OwnFunction("base64decode", "<s-:s>", 1, UrlFunctions::base64decode),
            new OwnFunction("substring", "<s-nn?:s>", 3, TextParts::substring),
            new OwnFunction("sort", "<af?:a>", 2, ListFunctions::sort),
            new OwnFunction("distinct", "<x:x>", 1, ListFunctions::distinct),
            new OwnFunction("lowercase", "<s-:s>", 1, cased("lowercase", text -> text.toLowerCase(Locale.ROOT))),
            new OwnFunction("uppercase", "<s-:s>", 1, cased("uppercase", text -> text.toUpperCase(Locale.ROOT))));

    private Functions() {}

    static Frame frame(Jsonata parsed, EvaluationContext context) {
        Frame frame = parsed.createFrame();
        var watch = new EvaluationWatch(context.bounds());
        frame.setEvaluateEntryCallback((expression, input, environment) -> watch.enter());
        frame.setEvaluateExitCallback((expression, input, environment, result) -> watch.leave(result));
        FIXED.forEach(function -> frame.bind(function.name(), (Object) function));
        var texts = new TextFunctions(watch);
        bind(frame, "contains", "<s-(sf):b>", 2, texts::contains);
        bind(frame, "match", "<s-fn?:a<o>>", 3, texts::match);
        bind(frame, "replace", "<s-(sf)(sf)n?:s>", 4, texts::replace);
        bind(frame, "split", "<s-(sf)n?:a<s>>", 3, texts::split);
        var random = new SeededRandom(context.randomSeed());
        bind(frame, "now", "<s?s?:s>", 2, arguments -> TimeFunctions.now(context.now(), arguments));
        bind(frame, "millis", "<:n>", 0, arguments -> context.now().toEpochMilli());
        bind(frame, "random", "<:n>", 0, arguments -> random.nextDouble());
        bind(frame, "shuffle", "<a:a>", 1, arguments -> shuffled(arguments, random));
        return frame;
    }

    private static void bind(
            Frame frame, String name, String signature, int arity, Function<List<?>, @Nullable Object> body) {
        frame.bind(name, (Object) new OwnFunction(name, signature, arity, body));
    }

    private static Function<List<?>, @Nullable Object> cased(String name, UnaryOperator<String> change) {
        return arguments -> {
            String text = Arguments.text(arguments, name);
            return text == null ? null : change.apply(text);
        };
    }

    /** Fisher and Yates, from the last place down, drawing from the seeded generator. */
    private static @Nullable Object shuffled(List<?> arguments, SeededRandom random) {
        if (Arguments.at(arguments, 0) == null) {
            return null;
        }
        if (!(arguments.getFirst() instanceof List<?> list)) {
            return new ArrayList<>(arguments);
        }
        var shuffled = new ArrayList<@Nullable Object>(list);
        for (int i = shuffled.size() - 1; i > 0; i--) {
            int other = (int) (random.nextDouble() * (i + 1));
            Object kept = shuffled.get(i);
            shuffled.set(i, shuffled.get(other));
            shuffled.set(other, kept);
        }
        return shuffled;
    }
}
