package dev.foldwork.flow.importing.conductor;

import dev.foldwork.flow.importing.draft.Mixed;
import dev.foldwork.flow.importing.draft.Placeholders;
import dev.foldwork.flow.importing.draft.Report;
import dev.foldwork.flow.importing.draft.Source;
import dev.foldwork.flow.importing.draft.Texts;
import dev.foldwork.flow.importing.script.NotTranslated;
import dev.foldwork.flow.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Turns <code>${...}</code> of Conductor into expressions. */
final class References {

    private static final int DEEPEST = 8;

    private final Conversion known;
    private int depth;

    References(Conversion known) {
        this.known = known;
    }

    /** Returns a setting with every reference in it translated; what cannot be fails the node when it runs. */
    @Nullable
    Object value(@Nullable Object raw, Report.Line line) {
        return switch (raw) {
            case String text -> text(text, line);
            case Map<?, ?> map -> {
                var copy = new LinkedHashMap<String, @Nullable Object>();
                map.forEach((key, item) -> copy.put(String.valueOf(key), value(item, line)));
                yield copy;
            }
            case List<?> list -> {
                var copy = new ArrayList<@Nullable Object>();
                list.forEach(item -> copy.add(value(item, line)));
                yield copy;
            }
            case null -> null;
            default -> raw;
        };
    }

    private String text(String text, Report.Line line) {
        try {
            var mixed = new Mixed();
            for (Piece piece : pieces(text)) {
                if (piece.reference()) {
                    mixed.expression(reference(piece.text()));
                } else {
                    mixed.plain(piece.text());
                }
            }
            return mixed.text();
        } catch (NotTranslated not) {
            line.unsupported("'" + Texts.cut(text, 80) + "' could not be translated (" + not.reason()
                    + "); the node fails where it is needed");
            return Placeholders.expression(text);
        }
    }

    /** Returns a value as JSONata, to stand inside an expression. */
    String jsonata(@Nullable Object raw) {
        return switch (raw) {
            case String text -> {
                List<Piece> pieces = pieces(text);
                yield pieces.size() == 1
                        ? jsonata(pieces.getFirst())
                        : pieces.stream()
                                .map(piece -> piece.reference() ? "$string(" + jsonata(piece) + ")" : jsonata(piece))
                                .collect(Collectors.joining(" & ", "(", ")"));
            }
            case Map<?, ?> map ->
                map.entrySet().stream()
                        .map(entry -> Json.write(String.valueOf(entry.getKey())) + ": " + jsonata(entry.getValue()))
                        .collect(Collectors.joining(", ", "{", "}"));
            case List<?> list -> list.stream().map(this::jsonata).collect(Collectors.joining(", ", "[", "]"));
            case null, default -> Json.write(raw);
        };
    }

    private String jsonata(Piece piece) {
        return piece.reference() ? reference(piece.text()) : Json.write(piece.text());
    }

    /** A part of a text: plain, or the inside of a reference. */
    private record Piece(String text, boolean reference) {}

    private static List<Piece> pieces(String text) {
        var pieces = new ArrayList<Piece>();
        int at = 0;
        while (at < text.length()) {
            int open = text.indexOf("${", at);
            int close = open < 0 ? -1 : text.indexOf('}', open);
            if (close < 0) {
                pieces.add(new Piece(text.substring(at), false));
                return pieces;
            }
            if (open > at) {
                pieces.add(new Piece(text.substring(at, open), false));
            }
            String inside = text.substring(open + 2, close).strip();
            if (inside.contains("${")) {
                throw new NotTranslated("a reference stands inside another one");
            }
            pieces.add(new Piece(inside, true));
            at = close + 1;
        }
        if (pieces.isEmpty()) {
            pieces.add(new Piece("", false));
        }
        return pieces;
    }

    /** Returns the expression for the inside of one reference. */
    String reference(String path) {
        Steps steps = Steps.of(path);
        if (steps.name(0).equals("workflow")) {
            return workflow(steps);
        }
        String ref = steps.name(0);
        if (!known.tasks.containsKey(ref)) {
            throw new NotTranslated("there is no task '" + Texts.title(ref) + "'");
        }
        return switch (steps.name(1)) {
            case "output" -> output(ref, steps, 2);
            case "input" -> input(ref, steps);
            default -> throw new NotTranslated("only input and output of a task can be read");
        };
    }

    private String workflow(Steps steps) {
        return switch (steps.name(1)) {
            case "input" -> {
                if (steps.size() > 2) {
                    known.flow.inputs.computeIfAbsent(steps.name(2), name -> new LinkedHashMap<String, Object>());
                }
                yield steps.behind("inputs", 2);
            }
            case "variables" -> {
                String value = known.variables.get(steps.name(2));
                if (value == null) {
                    throw new NotTranslated("the variable '" + steps.name(2) + "' has not been set before");
                }
                yield steps.behind(value, 3);
            }
            case "secrets" -> {
                known.flow.secrets.add(steps.name(2));
                yield steps.behind("secrets", 2);
            }
            default -> throw new NotTranslated("a flow does not know its own '" + steps.name(1) + "'");
        };
    }

    /** Returns the expression for a part of a task's output, whose steps begin at {@code from}. */
    String output(String ref, Steps steps, int from) {
        String base = known.bases.get(ref);
        if (base == null) {
            if (!known.round.contains(ref)) {
                throw new NotTranslated("the task '" + ref + "' has not run by then");
            }
            known.carried.add(ref);
            base = "state.last." + known.ids.get(ref);
        }
        return shaped(ref, base, steps, from);
    }

    private String shaped(String ref, String base, Steps steps, int from) {
        String first = steps.name(from);
        return switch (known.shapes.getOrDefault(ref, Shape.PLAIN)) {
            case PLAIN -> steps.behind(base, from);
            case HTTP -> response(base, steps, from);
            case VALUE -> first.equals("result") ? steps.behind(base + ".value", from + 1) : none(ref, first);
            case ANSWER -> steps.behind(base + ".answer", from);
            case JOIN ->
                known.tasks.containsKey(first)
                        ? output(first, steps, from + 1)
                        : steps.size() == from ? base : none(ref, first);
            case SWITCH ->
                first.equals("evaluationResult") || first.equals("selectedCase") ? base + ".case" : none(ref, first);
            case LOOP -> first.equals("iteration") ? base : none(ref, first);
        };
    }

    private static String response(String base, Steps steps, int from) {
        if (!steps.name(from).equals("response")) {
            throw new NotTranslated("the output has a response only");
        }
        return switch (steps.name(from + 1)) {
            case "body" -> steps.behind(base + ".body", from + 2);
            case "statusCode" -> base + ".status";
            case "headers" -> steps.behind(base + ".headers", from + 2);
            case "" -> base;
            default -> throw new NotTranslated("a response has body, headers and statusCode only");
        };
    }

    private static String none(String ref, String member) {
        if (member.isEmpty()) {
            throw new NotTranslated("the output of '" + ref + "' has another form here, so it cannot be read whole");
        }
        throw new NotTranslated("the node made of '" + ref + "' gives no '" + member + "'");
    }

    private String input(String ref, Steps steps) {
        Source task = known.tasks.get(ref);
        Object value = task == null ? null : task.child("inputParameters").get(steps.name(2));
        if (value == null) {
            throw new NotTranslated("the task '" + ref + "' has no such input");
        }
        if (++depth > DEEPEST) {
            throw new NotTranslated("inputs refer to each other in circles");
        }
        try {
            return steps.behind(jsonata(value), 3);
        } finally {
            depth--;
        }
    }

    /** Returns the expression for a parameter of the task, for scripts that see it as {@code $.name}. */
    String parameter(Source task, String name) {
        if (task.child("inputParameters").map().containsKey(name)) {
            return jsonata(task.child("inputParameters").get(name));
        }
        throw new NotTranslated("there is no parameter '" + name + "'");
    }
}
