package dev.foldwork.flow.expression;

import com.dashjoin.jsonata.Jsonata;
import com.dashjoin.jsonata.Parser.Symbol;
import java.lang.reflect.Field;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads which names an expression uses from the interpreter's syntax tree.
 *
 * <p>The tree's fields are not public, so they are read by reflection; the conformance cases fail when a new release of
 * the interpreter names them differently. A name counts only where the context is still the whole scope: inside a
 * predicate or behind a dot it means a member of the current value.
 */
final class SyntaxTree {

    private static final Field TREE = field(Jsonata.class, "ast");
    private static final Map<String, Field> FIELDS = Map.ofEntries(
            entry("type"),
            entry("value"),
            entry("steps"),
            entry("stages"),
            entry("predicate"),
            entry("expression"),
            entry("expressions"),
            entry("arguments"),
            entry("procedure"),
            entry("body"),
            entry("lhs"),
            entry("rhs"),
            entry("lhsObject"),
            entry("rhsObject"),
            entry("terms"),
            entry("condition"),
            entry("then"),
            entry("_else"),
            entry("pattern"),
            entry("update"),
            entry("delete"),
            entry("group"),
            entry("expr"),
            entry("rhsTerms"),
            entry("position"));

    private final Set<String> inputs = new LinkedHashSet<>();
    private final Set<String> nodes = new LinkedHashSet<>();
    private final Set<String> vars = new LinkedHashSet<>();
    private final Set<String> secrets = new LinkedHashSet<>();
    private final Set<String> others = new LinkedHashSet<>();
    private final Set<String> dynamic = new LinkedHashSet<>();

    private SyntaxTree() {}

    static References references(Jsonata parsed, String source) {
        LanguageCheck.check(tree(parsed), source);
        var tree = new SyntaxTree();
        tree.walk(tree(parsed), true, source);
        return tree.result();
    }

    static References path(List<String> steps) {
        var tree = new SyntaxTree();
        tree.root(steps.getFirst(), steps.size() > 1 ? steps.get(1) : null);
        return tree.result();
    }

    private References result() {
        return new References(inputs, nodes, vars, secrets, others, dynamic);
    }

    private void walk(@Nullable Object part, boolean whole, String source) {
        switch (part) {
            case null -> {}
            case Symbol symbol -> symbol(symbol, whole, source);
            case Collection<?> parts -> parts.forEach(each -> walk(each, whole, source));
            case Object[] parts -> {
                for (Object each : parts) {
                    walk(each, whole, source);
                }
            }
            default -> {}
        }
    }

    private void symbol(Symbol symbol, boolean whole, String source) {
        String type = String.valueOf(get(symbol, "type"));
        switch (type) {
            case "path" -> steps(symbol, whole, source);
            case "name" -> {
                if (whole) {
                    root(String.valueOf(get(symbol, "value")), null);
                }
                inside(symbol, source);
            }
            case "variable" -> variable(symbol, whole, null, source);
            case "wildcard", "descendant", "parent" -> {
                if (whole) {
                    dynamic.add("nodes");
                }
            }
            case "transform" -> {
                walk(get(symbol, "pattern"), false, source);
                walk(get(symbol, "update"), false, source);
                walk(get(symbol, "delete"), false, source);
            }
            default -> {
                for (String name : List.of(
                        "expression",
                        "expressions",
                        "arguments",
                        "procedure",
                        "body",
                        "lhs",
                        "rhs",
                        "lhsObject",
                        "condition",
                        "then",
                        "_else")) {
                    walk(get(symbol, name), whole, source);
                }
                inside(symbol, source);
            }
        }
    }

    /** Parts of a symbol whose context is a member of its own value. */
    private void inside(Symbol symbol, String source) {
        for (String name : List.of("stages", "predicate", "group", "terms", "rhsObject", "rhsTerms", "expr")) {
            walk(get(symbol, name), false, source);
        }
    }

    private void steps(Symbol path, boolean whole, String source) {
        List<?> steps = (List<?>) get(path, "steps");
        inside(path, source);
        if (steps == null) {
            return;
        }
        String second = steps.size() > 1 ? nameOf(steps.get(1)) : null;
        for (int i = 0; i < steps.size(); i++) {
            Symbol step = (Symbol) java.util.Objects.requireNonNull(steps.get(i));
            String type = String.valueOf(get(step, "type"));
            if (i == 0 && whole && type.equals("name")) {
                root(String.valueOf(get(step, "value")), second);
                inside(step, source);
            } else if (type.equals("variable")) {
                variable(step, i == 0 && whole, i == 0 ? second : null, source);
                if (i == 0 && isRoot(step, whole) && second != null) {
                    root(second, steps.size() > 2 ? nameOf(steps.get(2)) : null);
                }
            } else {
                walk(step, i == 0 && whole, source);
            }
        }
    }

    private static @Nullable String nameOf(@Nullable Object step) {
        if (step instanceof Symbol symbol) {
            Object type = get(symbol, "type");
            if ("name".equals(type) || "string".equals(type)) {
                return String.valueOf(get(symbol, "value"));
            }
        }
        return null;
    }

    /** {@code $$} is the scope itself, and so is {@code $} where the context is still whole. */
    private static boolean isRoot(Symbol variable, boolean whole) {
        String name = String.valueOf(get(variable, "value"));
        return name.equals("$") || name.isEmpty() && whole;
    }

    private void variable(Symbol variable, boolean whole, @Nullable String next, String source) {
        if (isRoot(variable, whole) && next == null) {
            dynamic.add("nodes");
        }
        inside(variable, source);
    }

    private void root(String name, @Nullable String member) {
        switch (name) {
            case "inputs" -> inputs.add(member == null ? "*" : member);
            case "nodes" -> fixed(nodes, name, member);
            case "vars" -> fixed(vars, name, member);
            case "secrets" -> fixed(secrets, name, member);
            default -> others.add(name);
        }
    }

    private void fixed(Set<String> names, String root, @Nullable String member) {
        if (member == null) {
            dynamic.add(root);
        } else {
            names.add(member);
        }
    }

    private static Map.Entry<String, Field> entry(String name) {
        return Map.entry(name, field(Symbol.class, name));
    }

    private static Field field(Class<?> type, String name) {
        try {
            Field field = type.getDeclaredField(name);
            field.setAccessible(true);
            return field;
        } catch (NoSuchFieldException missing) {
            throw new IllegalStateException(
                    "the JSONata interpreter has no field " + type.getName() + "." + name, missing);
        }
    }

    /** Returns the interpreter's syntax tree of an expression. */
    static @Nullable Object tree(Jsonata parsed) {
        return read(TREE, parsed);
    }

    /** Returns the names of the fields that are read. */
    static Set<String> fields() {
        return FIELDS.keySet();
    }

    /** Sets a field of the interpreter's tree. */
    static void set(Symbol symbol, String name, @Nullable Object value) {
        try {
            java.util.Objects.requireNonNull(FIELDS.get(name)).set(symbol, value);
        } catch (IllegalAccessException closed) {
            throw new IllegalStateException("the JSONata interpreter's field " + name + " is closed", closed);
        }
    }

    static @Nullable Object get(Symbol symbol, String name) {
        return read(java.util.Objects.requireNonNull(FIELDS.get(name)), symbol);
    }

    private static @Nullable Object read(Field field, Object owner) {
        try {
            return field.get(owner);
        } catch (IllegalAccessException closed) {
            throw new IllegalStateException(
                    "the JSONata interpreter's field " + field.getName() + " is closed", closed);
        }
    }
}
