package dev.foldwork.flow.importing.conductor;

import dev.foldwork.flow.importing.draft.Source;
import dev.foldwork.flow.importing.script.Names;
import dev.foldwork.flow.importing.script.NotTranslated;
import dev.foldwork.flow.importing.script.Term;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What {@code $.name} means in a task's script, and {@code .name} in its jq: its parameters, or outputs of tasks in a loop. */
record Scripts(Conversion known, Source task) implements Names {

    private static final Pattern WHOLE = Pattern.compile("\\$\\{[^{}]+\\}");

    @Override
    public @Nullable String find(Term chain) {
        if (chain instanceof Term.Root(String name) && (name.equals("$") || name.equals("."))) {
            return new References(known).jsonata(task.child("inputParameters").map());
        }
        if (!(chain instanceof Term.Member(Term of, String name))) {
            return null;
        }
        if (of instanceof Term.Root(String root) && (root.equals("$") || root.equals("."))) {
            return parameter(name);
        }
        if (!(of instanceof Term.Member(Term outer, String ref)) || !(outer instanceof Term.Root(String root))) {
            return null;
        }
        if (!root.equals("$") && !root.equals(".")) {
            return null;
        }
        if (task.child("inputParameters").get(ref) instanceof String text
                && WHOLE.matcher(text).matches()) {
            String inside = text.substring(2, text.length() - 1).strip();
            return new References(known).reference(inside + "['" + name + "']");
        }
        return task.child("inputParameters").has(ref) ? null : output(ref, name);
    }

    private String parameter(String name) {
        if (known.tasks.containsKey(name) && !task.child("inputParameters").has(name)) {
            return new References(known).output(name, new Steps(List.of(name, "output")), 2);
        }
        return new References(known).parameter(task, name);
    }

    private String output(String ref, String member) {
        if (ref.equals(AllTasks.reference(task)) && member.equals("iteration")) {
            return "(iteration + 1)";
        }
        if (!known.tasks.containsKey(ref)) {
            throw new NotTranslated("there is no parameter '" + ref + "'");
        }
        return new References(known).output(ref, new Steps(List.of(ref, "output", member)), 2);
    }
}
