package dev.foldwork.flow.expression;

import com.dashjoin.jsonata.Functions;
import com.dashjoin.jsonata.Utils;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/** {@code $contains}, {@code $match}, {@code $replace} and {@code $split}, as the reference has them and within bounds. */
final class TextFunctions {

    private final EvaluationWatch watch;

    TextFunctions(EvaluationWatch watch) {
        this.watch = watch;
    }

    @Nullable
    Object contains(List<?> arguments) {
        String text = Arguments.text(arguments, "contains");
        if (text == null) {
            return null;
        }
        return switch (Arguments.at(arguments, 1)) {
            case String part -> text.contains(part);
            case Regex regex -> next(regex.matcher(text, watch), true);
            case null -> null;
            default -> throw Arguments.misfit("contains", 2);
        };
    }

    @Nullable
    Object match(List<?> arguments) {
        String text = Arguments.text(arguments, "match");
        if (text == null) {
            return null;
        }
        double limit = limit(arguments, 2, "D3040");
        if (!(Arguments.at(arguments, 1) instanceof Regex regex)) {
            throw Arguments.misfit("match", 2);
        }
        var matches = Utils.createSequence();
        Matcher matcher = regex.matcher(text, watch);
        boolean first = true;
        while (matches.size() < limit && next(matcher, first)) {
            first = false;
            var match = new LinkedHashMap<String, @Nullable Object>();
            match.put("match", matcher.group());
            match.put("index", (long) matcher.start());
            match.put("groups", groups(matcher));
            matches.add(match);
        }
        return matches;
    }

    @Nullable
    Object split(List<?> arguments) {
        String text = Arguments.text(arguments, "split");
        if (text == null) {
            return null;
        }
        double limit = limit(arguments, 2, "D3020");
        return switch (Arguments.at(arguments, 1)) {
            case String part -> parts(text, part, limit);
            case Regex regex -> parts(text, regex, limit);
            case null, default -> throw Arguments.misfit("split", 2);
        };
    }

    private static List<String> parts(String text, String separator, double limit) {
        var parts = new ArrayList<String>();
        int most = (int) Math.min(limit, Integer.MAX_VALUE);
        if (separator.isEmpty()) {
            for (int i = 0; i < text.length() && parts.size() < most; i++) {
                parts.add(text.substring(i, i + 1));
            }
            return parts;
        }
        int from = 0;
        for (int at = text.indexOf(separator); at >= 0 && parts.size() < most; at = text.indexOf(separator, from)) {
            parts.add(text.substring(from, at));
            from = at + separator.length();
        }
        if (parts.size() < most) {
            parts.add(text.substring(from));
        }
        return parts;
    }

    private List<String> parts(String text, Regex regex, double limit) {
        var parts = new ArrayList<String>();
        Matcher matcher = regex.matcher(text, watch);
        int from = 0;
        while (parts.size() < limit && next(matcher, from == 0 && parts.isEmpty())) {
            parts.add(text.substring(from, matcher.start()));
            from = matcher.end();
        }
        if (parts.size() < limit) {
            parts.add(text.substring(from));
        }
        return parts;
    }

    @Nullable
    Object replace(List<?> arguments) {
        String text = Arguments.text(arguments, "replace");
        if (text == null) {
            return null;
        }
        double limit = limit(arguments, 3, "D3011");
        Object replacement = Arguments.at(arguments, 2);
        return switch (Arguments.at(arguments, 1)) {
            case String part
            when part.isEmpty() -> throw Arguments.failed("$replace: the text to replace is empty", "D3010");
            case String part -> {
                if (!(replacement instanceof String plain)) {
                    throw Arguments.failed("$replace: a text is replaced by a text", "D3012");
                }
                yield plain(text, part, plain, limit);
            }
            case Regex regex when replacement != null -> matches(text, regex, replacement, limit);
            case null, default -> throw Arguments.misfit("replace", 2);
        };
    }

    private static String plain(String text, String part, String replacement, double limit) {
        var result = new StringBuilder();
        int from = 0;
        int count = 0;
        for (int at = text.indexOf(part); at >= 0 && count < limit; at = text.indexOf(part, from)) {
            result.append(text, from, at).append(replacement);
            from = at + part.length();
            count++;
        }
        return result.append(text, from, text.length()).toString();
    }

    private String matches(String text, Regex regex, Object replacement, double limit) {
        var result = new StringBuilder();
        Matcher matcher = regex.matcher(text, watch);
        int from = 0;
        int count = 0;
        while (count < limit && next(matcher, count == 0)) {
            result.append(text, from, matcher.start());
            result.append(
                    replacement instanceof String pattern
                            ? Substitution.of(pattern, matcher.group(), groups(matcher))
                            : called(replacement, matcher));
            from = matcher.end();
            count++;
        }
        return result.append(text, from, text.length()).toString();
    }

    private static String called(Object function, Matcher matcher) {
        var match = new LinkedHashMap<String, @Nullable Object>();
        match.put("match", matcher.group());
        match.put("start", (long) matcher.start());
        match.put("end", (long) matcher.end());
        match.put("groups", groups(matcher));
        Object result = apply(function, match);
        if (result instanceof String text) {
            return text;
        }
        throw Arguments.failed("$replace: the function must give a text", "D3012");
    }

    private static @Nullable Object apply(Object function, Map<String, ?> argument) {
        try {
            return Functions.funcApply(function, List.of(argument));
        } catch (RuntimeException | Error fault) {
            throw fault;
        } catch (Throwable fault) {
            throw new IllegalStateException(fault);
        }
    }

    /** Finds the next match; one of no length would be found again and again. */
    private static boolean next(Matcher matcher, boolean first) {
        if (!first && matcher.end() >= matcher.regionEnd()) {
            return false;
        }
        boolean stands = !first && matcher.end() == matcher.start();
        boolean found = !stands && matcher.find();
        if (stands || !first && found && matcher.end() == matcher.start()) {
            throw Arguments.failed("A regular expression matches a text of no length", "D1004");
        }
        return found;
    }

    private static List<@Nullable Object> groups(Matcher matcher) {
        var groups = new ArrayList<@Nullable Object>();
        for (int i = 1; i <= matcher.groupCount(); i++) {
            groups.add(matcher.group(i));
        }
        return groups;
    }

    private static double limit(List<?> arguments, int index, String code) {
        Object given = Arguments.at(arguments, index);
        if (given == null) {
            return Double.POSITIVE_INFINITY;
        }
        if (!(given instanceof Number limit)) {
            throw Arguments.failed("The limit must be a number", "T0410");
        }
        if (limit.doubleValue() < 0) {
            throw Arguments.failed("The limit " + limit + " is below 0", code);
        }
        return limit.doubleValue();
    }
}
