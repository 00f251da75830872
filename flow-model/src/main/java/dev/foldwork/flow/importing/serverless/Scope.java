package dev.foldwork.flow.importing.serverless;

import dev.foldwork.flow.importing.script.Names;
import dev.foldwork.flow.importing.script.NotTranslated;
import dev.foldwork.flow.importing.script.Term;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What names mean to a task's expressions.
 *
 * @param dot JSONata for the task's input, jq's {@code .}
 * @param variables JSONata by name, such as {@code $context} or a loop's {@code $pet}
 */
record Scope(String dot, Map<String, String> variables) implements Names {

    Scope at(String other) {
        return new Scope(other, variables);
    }

    Scope with(String name, String jsonata) {
        var more = new LinkedHashMap<>(variables);
        more.put(name, jsonata);
        return new Scope(dot, more);
    }

    @Override
    public @Nullable String find(Term chain) {
        if (chain instanceof Term.Root(String name)) {
            String known = name.equals(".") ? dot : variables.get(name);
            if (known == null) {
                throw new NotTranslated("'" + name + "' cannot be read here");
            }
            return known;
        }
        boolean ownInput = chain instanceof Term.Member(Term.Root(String root), String member)
                && root.equals("$workflow")
                && member.equals("input");
        return ownInput ? "inputs" : null;
    }
}
