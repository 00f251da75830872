package dev.foldwork.flow.template;

import dev.foldwork.flow.expression.EvaluationContext;
import dev.foldwork.flow.expression.Expression;
import dev.foldwork.flow.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One node of a compiled template. */
sealed interface Part {

    @Nullable
    Object resolve(Map<String, ? extends @Nullable Object> scope, EvaluationContext context);

    /** A value without expressions. */
    record Literal(@Nullable Object value) implements Part {
        @Override
        public @Nullable Object resolve(Map<String, ? extends @Nullable Object> scope, EvaluationContext context) {
            return value;
        }
    }

    /** A text that is exactly one expression. */
    record Value(Expression expression) implements Part {
        @Override
        public @Nullable Object resolve(Map<String, ? extends @Nullable Object> scope, EvaluationContext context) {
            return expression.evaluate(scope, context);
        }
    }

    /** A text with expressions in it. */
    record Text(List<Part> pieces) implements Part {
        @Override
        public Object resolve(Map<String, ? extends @Nullable Object> scope, EvaluationContext context) {
            var text = new StringBuilder();
            for (Part piece : pieces) {
                Object value = piece.resolve(scope, context);
                if (value instanceof String string) {
                    text.append(string);
                } else if (value != null) {
                    text.append(Json.write(value));
                }
            }
            return text.toString();
        }
    }

    /** A map with expressions below it. */
    record Members(Map<String, Part> members) implements Part {
        @Override
        public Object resolve(Map<String, ? extends @Nullable Object> scope, EvaluationContext context) {
            var map = LinkedHashMap.<String, @Nullable Object>newLinkedHashMap(members.size());
            members.forEach((name, member) -> map.put(name, member.resolve(scope, context)));
            return map;
        }
    }

    /** A list with expressions below it. */
    record Items(List<Part> items) implements Part {
        @Override
        public Object resolve(Map<String, ? extends @Nullable Object> scope, EvaluationContext context) {
            var list = new ArrayList<@Nullable Object>(items.size());
            for (Part item : items) {
                list.add(item.resolve(scope, context));
            }
            return list;
        }
    }

    static Part of(@Nullable Object value, String path) {
        return switch (value) {
            case String text -> TextParser.parse(text, path);
            case Map<?, ?> map -> members(map, path);
            case List<?> list -> items(list, path);
            case null, default -> new Literal(Json.normalize(value));
        };
    }

    private static Part members(Map<?, ?> map, String path) {
        var parts = new LinkedHashMap<String, Part>();
        var literals = new LinkedHashMap<String, @Nullable Object>();
        for (var entry : map.entrySet()) {
            String name = String.valueOf(entry.getKey());
            Part part = of(entry.getValue(), member(path, name));
            parts.put(name, part);
            if (part instanceof Literal(var value)) {
                literals.put(name, value);
            }
        }
        return literals.size() == parts.size() ? new Literal(literals) : new Members(parts);
    }

    private static Part items(List<?> list, String path) {
        var parts = new ArrayList<Part>(list.size());
        var literals = new ArrayList<@Nullable Object>(list.size());
        for (int i = 0; i < list.size(); i++) {
            Part part = of(list.get(i), path + "[" + i + "]");
            parts.add(part);
            if (part instanceof Literal(var value)) {
                literals.add(value);
            }
        }
        return literals.size() == parts.size() ? new Literal(literals) : new Items(parts);
    }

    static String member(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
