package dev.foldwork.conductor.compiler;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tasks that the worker lists at run time for the items of a for_each; only their number comes from data. */
public final class Lanes {

    private Lanes() {}

    /**
     * Returns the task that runs one lane, or one item.
     *
     * @param name the task's name, under which its own input stands in the workflow's {@code lanes}
     * @param workflow name of a definition
     * @param key what its own input is called in the definition
     * @param optional whether its failure leaves the others alone
     */
    public static Map<String, @Nullable Object> task(String name, String workflow, String key, boolean optional) {
        Map<String, @Nullable Object> input =
                Tasks.input("w", Reference.input("w").text());
        input.put(Surroundings.SCOPE, Reference.input(Surroundings.SCOPE).text());
        input.put(key, Reference.input("lanes").at(name).text());
        return Tasks.subWorkflow(name, workflow, input, optional);
    }
}
