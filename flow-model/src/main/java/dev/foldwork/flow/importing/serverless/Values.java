package dev.foldwork.flow.importing.serverless;

import dev.foldwork.flow.importing.draft.Mixed;
import dev.foldwork.flow.importing.draft.Placeholders;
import dev.foldwork.flow.importing.draft.Report;
import dev.foldwork.flow.importing.draft.Texts;
import dev.foldwork.flow.importing.script.Jq;
import dev.foldwork.flow.importing.script.JsonataWriter;
import dev.foldwork.flow.importing.script.NotTranslated;
import dev.foldwork.flow.importing.script.Term;
import dev.foldwork.flow.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Turns values with <code>${ jq }</code> into settings. */
record Values(Scope scope, Report.Line line) {

    private static final Pattern HOLE = Pattern.compile("\\{([A-Za-z_]\\w{0,60})\\}");
    private static final Pattern BARE = Pattern.compile("(?:\\.[A-Za-z_]|\\$[a-z]+\\b)[^\\s]*");

    @Nullable
    Object setting(@Nullable Object raw) {
        return switch (raw) {
            case String text -> text(text);
            case Map<?, ?> map -> {
                var copy = new LinkedHashMap<String, @Nullable Object>();
                map.forEach((key, item) -> copy.put(String.valueOf(key), setting(item)));
                yield copy;
            }
            case List<?> list -> {
                var copy = new ArrayList<@Nullable Object>();
                list.forEach(item -> copy.add(setting(item)));
                yield copy;
            }
            case null, default -> raw;
        };
    }

    private String text(String text) {
        if (isExpression(text)) {
            try {
                return Mixed.of(jq(inside(text)));
            } catch (NotTranslated not) {
                return left(text, not);
            }
        }
        if (BARE.matcher(text).matches()) {
            line.approximated("'" + Texts.cut(text, 60) + "' stands without ${ }, so it was taken as text");
        }
        return new Mixed().plain(text).text();
    }

    String left(String text, NotTranslated not) {
        line.unsupported("the expression '" + Texts.cut(text, 80) + "' could not be translated (" + not.reason()
                + "); the node fails where it is needed");
        return Placeholders.expression(text);
    }

    static boolean isExpression(String text) {
        return text.strip().startsWith("${") && text.strip().endsWith("}");
    }

    private static String inside(String text) {
        String bare = text.strip();
        return isExpression(bare) ? bare.substring(2, bare.length() - 1) : bare;
    }

    /** Returns the expression, with or without its braces, as JSONata. */
    String jq(String text) {
        String written = JsonataWriter.write(Jq.read(inside(text)), scope);
        if (written.length() > 3_000) {
            throw new NotTranslated("it would become too long");
        }
        return written.matches("[\\w.$]+|\\{.*\\}|\\[.*\\]") ? written : "(" + written + ")";
    }

    /** Returns the condition as JSONata that gives true or false. */
    String flag(String text) {
        return JsonataWriter.writeFlag(Jq.read(inside(text)), scope);
    }

    /** Returns a value, or an object with expressions in it, as JSONata. */
    String jsonata(@Nullable Object raw) {
        return switch (raw) {
            case String text when isExpression(text) -> jq(text);
            case Map<?, ?> map ->
                map.entrySet().stream()
                        .map(entry -> Json.write(String.valueOf(entry.getKey())) + ": " + jsonata(entry.getValue()))
                        .collect(Collectors.joining(", ", "{", "}"));
            case List<?> list -> list.stream().map(this::jsonata).collect(Collectors.joining(", ", "[", "]"));
            case null, default -> Json.write(raw);
        };
    }

    /** Returns what {@code as} or {@code from} makes of the scope's value: an expression always, or an object of them. */
    String shaped(Object raw) {
        return raw instanceof String text ? jq(text) : jsonata(raw);
    }

    /** Returns an address; {@code {name}} in it is a member of the task's input. */
    @Nullable
    Object address(@Nullable Object raw) {
        if (!(raw instanceof String text) || isExpression(text)) {
            return setting(raw);
        }
        var mixed = new Mixed();
        Matcher hole = HOLE.matcher(text);
        int at = 0;
        while (hole.find()) {
            mixed.plain(text.substring(at, hole.start()));
            String member = JsonataWriter.write(new Term.Member(new Term.Root("."), hole.group(1)), scope);
            mixed.expression("$encodeUrlComponent($string(" + member + "))");
            at = hole.end();
        }
        return mixed.plain(text.substring(at)).text();
    }
}
