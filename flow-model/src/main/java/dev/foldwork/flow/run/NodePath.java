package dev.foldwork.flow.run;

/**
 * Names a place in a run: {@code read_each[2].digest.ask}.
 *
 * <p>Bodies are joined by dots, item or round numbers stand in brackets from 0. When a node that holds a body is tried
 * again, the nodes inside carry the attempt behind a tilde ({@code group~2.page}), so that each execution has a path of
 * its own and its idempotency key is a pure function of run, path and attempt.
 */
public final class NodePath {

    /** The path of the flow itself. */
    public static final String ROOT = "";

    private NodePath() {}

    /** Returns the path of a node inside the body at {@code body}. */
    public static String node(String body, String id) {
        return body.isEmpty() ? id : body + "." + id;
    }

    /** Returns the path of the body that attempt {@code attempt} (from 1) of the node at {@code path} runs. */
    public static String attempt(String path, int attempt) {
        return attempt == 1 ? path : path + "~" + attempt;
    }

    /** Returns the path of the body for one item or round, counted from 0. */
    public static String item(String path, int index) {
        return path + "[" + index + "]";
    }

    /** Returns the idempotency key of one attempt: a pure function of run, place and attempt. */
    public static String execution(String run, String path, int attempt) {
        return run + "/" + path + "/" + attempt;
    }
}
