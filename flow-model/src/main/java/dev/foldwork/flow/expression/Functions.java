package dev.foldwork.flow.expression;

import com.dashjoin.jsonata.Jsonata;
import com.dashjoin.jsonata.Jsonata.FnVarArgs;
import com.dashjoin.jsonata.Jsonata.Frame;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The functions and bounds that differ from plain JSONata: time and chance come from the context. */
final class Functions {

    private static final DateTimeFormatter ISO =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private Functions() {}

    static Frame frame(Jsonata parsed, EvaluationContext context) {
        Frame frame = parsed.createFrame();
        var watch = new EvaluationWatch(context.bounds());
        frame.setEvaluateEntryCallback((expression, input, environment) -> watch.enter());
        frame.setEvaluateExitCallback((expression, input, environment, result) -> watch.leave(result));
        var random = new SeededRandom(context.randomSeed());
        bind(frame, "now", "<s?s?:s>", arguments -> now(context.now(), arguments));
        bind(frame, "millis", "<:n>", arguments -> context.now().toEpochMilli());
        bind(frame, "random", "<:n>", arguments -> random.nextDouble());
        bind(frame, "shuffle", "<a:a>", arguments -> shuffled(arguments, random));
        return frame;
    }

    private static void bind(Frame frame, String name, String signature, FnVarArgs<Object> function) {
        frame.bind(name, Jsonata.function(name, function, signature));
    }

    private static Object now(Instant now, List<?> arguments) {
        String picture = text(arguments, 0);
        if (picture == null) {
            return ISO.format(now);
        }
        try {
            return com.dashjoin.jsonata.Functions.dateTimeFromMillis(now.toEpochMilli(), picture, text(arguments, 1));
        } catch (RuntimeException fault) {
            throw new ExpressionException(
                    "EXPRESSION_FAILED", "$now: picture '" + picture + "' is not known", -1, "D3132");
        }
    }

    private static @Nullable String text(List<?> arguments, int index) {
        return arguments.size() > index && arguments.get(index) instanceof String text ? text : null;
    }

    /** Fisher and Yates, from the last place down, drawing from the seeded generator. */
    private static Object shuffled(List<?> arguments, SeededRandom random) {
        if (arguments.isEmpty() || !(arguments.getFirst() instanceof List<?> list)) {
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
