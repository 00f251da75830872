package dev.foldwork.flow.importing.n8n;

import dev.foldwork.flow.importing.draft.Mixed;
import dev.foldwork.flow.importing.draft.Placeholders;
import dev.foldwork.flow.importing.draft.Report;
import dev.foldwork.flow.importing.draft.Texts;
import dev.foldwork.flow.importing.script.JavaScript;
import dev.foldwork.flow.importing.script.JsonataWriter;
import dev.foldwork.flow.importing.script.Names;
import dev.foldwork.flow.importing.script.NotTranslated;
import dev.foldwork.flow.importing.script.Term;
import dev.foldwork.flow.json.Json;
import dev.foldwork.flow.json.JsonException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Turns parameters of an n8n node, fixed or {@code =expression}, into settings. */
record Values(Names names, Report.Line line, List<String> kept) {

    /** A part of a text: plain, or the inside of {@code {{ }}}. */
    record Piece(String text, boolean code) {}

    /** Returns the parameter as a setting; what cannot be translated fails the node and is kept for its note. */
    @Nullable
    Object setting(@Nullable Object raw) {
        return switch (raw) {
            case String text when text.startsWith("=") -> expression(text.substring(1));
            case String text -> Texts.literal(text);
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

    private String expression(String text) {
        try {
            var mixed = new Mixed();
            for (Piece piece : pieces(text)) {
                if (piece.code()) {
                    mixed.expression(code(piece.text()));
                } else {
                    mixed.plain(piece.text());
                }
            }
            return mixed.text();
        } catch (NotTranslated not) {
            return left(text, not);
        }
    }

    /** Reports an expression that stays untranslated and returns one that fails in its place. */
    String left(String text, NotTranslated not) {
        line.unsupported("the expression '" + Texts.cut(text.strip(), 80) + "' could not be translated (" + not.reason()
                + "); it stands in the node's note, and the node fails until you mend it");
        kept.add(text.strip());
        return Placeholders.expression(text);
    }

    private String code(String script) {
        return JsonataWriter.write(JavaScript.read(script), names);
    }

    /** Returns the parameter as JSONata, to stand inside an expression. */
    String jsonata(@Nullable Object raw) {
        if (!(raw instanceof String text)) {
            return Json.write(raw);
        }
        if (!text.startsWith("=")) {
            return Json.write(text);
        }
        List<Piece> pieces = pieces(text.substring(1));
        if (pieces.size() == 1 && pieces.getFirst().code()) {
            return "(" + code(pieces.getFirst().text()) + ")";
        }
        return pieces.isEmpty()
                ? "\"\""
                : pieces.stream()
                        .map(piece -> piece.code() ? "$string(" + code(piece.text()) + ")" : Json.write(piece.text()))
                        .collect(Collectors.joining(" & ", "(", ")"));
    }

    /** Returns JSON text, with or without holes, as a setting that keeps its structure. */
    @Nullable
    Object json(@Nullable Object raw) {
        if (!(raw instanceof String text)) {
            return setting(raw);
        }
        String bare = text.startsWith("=") ? text.substring(1) : text;
        try {
            if (!text.startsWith("=") || !bare.contains("{{")) {
                return Texts.literal(Json.parse(bare));
            }
            List<Piece> pieces = pieces(bare);
            if (pieces.size() == 1 && pieces.getFirst().code()) {
                return setting(raw);
            }
            return Mixed.of(JsonataWriter.write(new Term.Written(holes(pieces)), chain -> null));
        } catch (JsonException noJson) {
            return setting(raw);
        } catch (NotTranslated not) {
            return left(bare, not);
        }
    }

    /** JSON is JSONata already; only the holes are to be filled, inside texts by joining. */
    private String holes(List<Piece> pieces) {
        var all = new StringBuilder();
        boolean quoted = false;
        for (Piece piece : pieces) {
            if (piece.code()) {
                String code = code(piece.text());
                all.append(quoted ? "\" & $string(" + code + ") & \"" : "(" + code + ")");
                continue;
            }
            for (int i = 0; i < piece.text().length(); i++) {
                char c = piece.text().charAt(i);
                if (c == '"') {
                    quoted = !quoted;
                } else if (quoted && c == '\\' && i + 1 < piece.text().length()) {
                    all.append(c);
                    c = piece.text().charAt(++i);
                } else if (quoted && c == '\n') {
                    all.append("\\n");
                    continue;
                }
                all.append(c);
            }
        }
        return all.toString();
    }

    static List<Piece> pieces(String text) {
        var pieces = new ArrayList<Piece>();
        int at = 0;
        while (at < text.length()) {
            int open = text.indexOf("{{", at);
            int close = open < 0 ? -1 : text.indexOf("}}", open);
            if (close < 0) {
                pieces.add(new Piece(text.substring(at), false));
                return pieces;
            }
            while (close + 2 < text.length() && text.charAt(close + 2) == '}') {
                close++;
            }
            if (open > at) {
                pieces.add(new Piece(text.substring(at, open), false));
            }
            pieces.add(new Piece(text.substring(open + 2, close), true));
            at = close + 2;
        }
        boolean padded = pieces.size() > 1
                && pieces.stream().filter(Piece::code).count() == 1
                && pieces.stream()
                        .filter(piece -> !piece.code())
                        .allMatch(piece -> piece.text().isBlank());
        if (padded) {
            pieces.removeIf(piece -> !piece.code());
        }
        return pieces;
    }
}
