package dev.foldwork.flow.importing.n8n;

import dev.foldwork.flow.importing.script.Names;
import dev.foldwork.flow.importing.script.NotTranslated;
import dev.foldwork.flow.importing.script.Term;
import dev.foldwork.flow.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What n8n's names mean at one node.
 *
 * @param now JSONata for what comes into the node
 * @param data JSONata for what other nodes gave, by name
 * @param workflow the workflow's name
 */
record DataNames(String now, Map<String, String> data, String workflow) implements Names {

    private static final Set<String> ITEMS = Set.of("first", "last", "itemMatching");

    @Override
    public @Nullable String find(Term chain) {
        return switch (chain) {
            case Term.Root(String name) -> root(name);
            case Term.Member(Term of, String name) when name.equals("json") -> json(of);
            case Term.Member(Term.Root(String root), String name)
            when root.equals("$workflow") -> name.equals("name") ? Json.write(workflow) : none("$workflow." + name);
            default -> null;
        };
    }

    private @Nullable String root(String name) {
        return switch (name) {
            case "$json" -> now;
            case "$now" -> "$now()";
            case "$env", "$vars" -> none(name + ", values of the n8n server,");
            case "$input" -> none("the list of all items");
            case "$" -> none("this use of another node");
            default -> null;
        };
    }

    private @Nullable String json(Term of) {
        return switch (of) {
            case Term.Member(Term.Root(String root), String item)
            when root.equals("$input") && item.equals("item") -> now;
            case Term.Call(Term on, String name, List<Term> ignored)
            when on != null && ITEMS.contains(name) -> item(on);
            case Term.Member(Term on, String item) when item.equals("item") -> item(on);
            case Term.Member(Term.Root(String root), String name) when root.equals("$node") -> of(name);
            case Term.Item(Term.Call(Term on, String name, List<Term> arguments), int index)
            when on == null && name.equals("$items") && index == 0 && !arguments.isEmpty() -> named(arguments);
            default -> null;
        };
    }

    private @Nullable String item(Term on) {
        if (on instanceof Term.Root(String root) && root.equals("$input")) {
            return now;
        }
        return on instanceof Term.Call(Term outer, String name, List<Term> arguments)
                        && outer == null
                        && name.equals("$")
                        && !arguments.isEmpty()
                ? named(arguments)
                : null;
    }

    private String named(List<Term> arguments) {
        return arguments.getFirst() instanceof Term.Literal(String name)
                ? of(name)
                : none("a node whose name is worked out");
    }

    private String of(String name) {
        String known = data.get(name);
        return known == null ? none("the node '" + name + "', which does not run before,") : known;
    }

    private static String none(String what) {
        throw new NotTranslated(what + " cannot be read here");
    }
}
