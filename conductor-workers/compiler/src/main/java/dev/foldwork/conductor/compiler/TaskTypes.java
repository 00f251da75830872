package dev.foldwork.conductor.compiler;

/** Names that compiler, worker and client share. */
public final class TaskTypes {

    /** The only task type that the worker polls. */
    public static final String NODE = "foldwork_node";

    /** Seconds after which a task whose worker is silent is handed out again. */
    public static final long LEASE_SECONDS = 10;

    private TaskTypes() {}
}
