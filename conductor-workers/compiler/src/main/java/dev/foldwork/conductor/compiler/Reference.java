package dev.foldwork.conductor.compiler;

import java.util.regex.Pattern;

/**
 * A place in a running workflow that the engine reads when it schedules a task.
 *
 * <p>This is the only source of {@code ${...}} in a definition; its parts are names of our own making or node ids.
 */
record Reference(String path) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]*");

    /** The workflow's own status: RUNNING while it completes, otherwise why it did not. */
    static final Reference STATUS = new Reference("workflow.status");

    /** Returns a place in the workflow's input. */
    static Reference input(String key) {
        return new Reference("workflow.input").at(key);
    }

    /** Returns a task's output. */
    static Reference output(String task) {
        return new Reference(checked(task) + ".output");
    }

    /** Returns an attribute of a task, such as its status. */
    static Reference attribute(String task, String name) {
        return new Reference(checked(task)).at(name);
    }

    /** Returns the place one key further in. */
    Reference at(String key) {
        return new Reference(path + "." + checked(key));
    }

    /** Returns the text that stands in the definition. */
    String text() {
        return "${" + path + "}";
    }

    private static String checked(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("'" + name + "' cannot be part of a reference");
        }
        return name;
    }
}
