package dev.foldwork.flow.expression;

import com.dashjoin.jsonata.Jsonata;
import com.dashjoin.jsonata.Jsonata.FnVarArgs;
import com.dashjoin.jsonata.Jsonata.Frame;
import com.dashjoin.jsonata.Jsonata.JFunction;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The functions and bounds that differ from plain JSONata: time and chance come from the context. */
final class Functions {

    /** Those that need nothing of the context. */
    private static final Map<String, JFunction> FIXED = Map.ofEntries(
            fixed("number", "<(nsb)-:n>", NumberFunctions::number),
            fixed("formatNumber", "<n-so?:s>", NumberFunctions::formatNumber),
            fixed("formatInteger", "<n-s:s>", NumberFunctions::formatInteger),
            fixed("parseInteger", "<s-s:n>", NumberFunctions::parseInteger),
            fixed("fromMillis", "<n-s?s?:s>", TimeFunctions::fromMillis),
            fixed("toMillis", "<s-s?:n>", TimeFunctions::toMillis),
            fixed("encodeUrl", "<s-:s>", UrlFunctions::encodeUrl),
            fixed("encodeUrlComponent", "<s-:s>", UrlFunctions::encodeUrlComponent),
            fixed("decodeUrl", "<s-:s>", UrlFunctions::decodeUrl),
            fixed("decodeUrlComponent", "<s-:s>", UrlFunctions::decodeUrlComponent),
            fixed("base64encode", "<s-:s>", UrlFunctions::base64encode),
            fixed("base64decode", "<s-:s>", UrlFunctions::base64decode));

    private Functions() {}

    static Frame frame(Jsonata parsed, EvaluationContext context) {
        Frame frame = parsed.createFrame();
        var watch = new EvaluationWatch(context.bounds());
        frame.setEvaluateEntryCallback((expression, input, environment) -> watch.enter());
        frame.setEvaluateExitCallback((expression, input, environment, result) -> watch.leave(result));
        var random = new SeededRandom(context.randomSeed());
        var texts = new TextFunctions(watch);
        bind(frame, "contains", "<s-(sf):b>", texts::contains);
        bind(frame, "match", "<s-fn?:a<o>>", texts::match);
        bind(frame, "replace", "<s-(sf)(sf)n?:s>", texts::replace);
        bind(frame, "split", "<s-(sf)n?:a<s>>", texts::split);
        bind(frame, "sort", "<af?:a>", Sorting::sort);
        bind(frame, "lowercase", "<s-:s>", arguments -> cased(arguments, text -> text.toLowerCase(Locale.ROOT)));
        bind(frame, "uppercase", "<s-:s>", arguments -> cased(arguments, text -> text.toUpperCase(Locale.ROOT)));
        bind(frame, "now", "<s?s?:s>", arguments -> TimeFunctions.now(context.now(), arguments));
        bind(frame, "millis", "<:n>", arguments -> context.now().toEpochMilli());
        FIXED.forEach(frame::bind);
        bind(frame, "random", "<:n>", arguments -> random.nextDouble());
        bind(frame, "shuffle", "<a:a>", arguments -> shuffled(arguments, random));
        return frame;
    }

    private static Map.Entry<String, JFunction> fixed(
            String name, String signature, FnVarArgs<@Nullable Object> function) {
        return Map.entry(name, Jsonata.function(name, function, signature));
    }

    private static void bind(Frame frame, String name, String signature, FnVarArgs<@Nullable Object> function) {
        frame.bind(name, Jsonata.function(name, function, signature));
    }

    private static @Nullable Object cased(List<?> arguments, UnaryOperator<String> change) {
        String text = Arguments.text(arguments, "uppercase");
        return text == null ? null : change.apply(text);
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
