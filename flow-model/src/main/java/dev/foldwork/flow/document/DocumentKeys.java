package dev.foldwork.flow.document;

import java.util.List;

/** The keys a flow document may have, in the order in which its canonical form writes them. */
public final class DocumentKeys {

    /** Of the document itself. */
    public static final List<String> ROOT = List.of("apiVersion", "kind", "metadata", "spec");

    /** Of {@code metadata}. */
    public static final List<String> METADATA = List.of("name", "title", "summary", "tags", "license", "authors");

    /** Of {@code spec}. */
    public static final List<String> SPEC = List.of("runOn", "access", "inputs", "vars", "nodes", "outputs");

    /** Of a node. */
    public static final List<String> NODE = List.of(
            "type",
            "title",
            "note",
            "disabled",
            "needs",
            "uses",
            "with",
            "retry",
            "timeout",
            "onError",
            "placement",
            "nodes",
            "outputs");

    private DocumentKeys() {}
}
