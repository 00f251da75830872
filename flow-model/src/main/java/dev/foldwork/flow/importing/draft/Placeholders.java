package dev.foldwork.flow.importing.draft;

import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/** Stands in for what cannot be carried over; fails the run when it is reached. */
public final class Placeholders {

    /** The code a placeholder fails with. */
    public static final String CODE = "IMPORT_UNSUPPORTED";

    private Placeholders() {}

    /**
     * Returns a node that fails with {@link #CODE}.
     *
     * @param name what the source calls the node
     * @param kind its type there
     * @param settings what the source sets; kept as plain data, credentials left out
     */
    public static NodeDraft node(String id, String name, String kind, @Nullable Object settings) {
        return fill(new NodeDraft(id, "flow.fail@1"), name, kind, settings);
    }

    /** Turns a draft into a placeholder. */
    public static NodeDraft fill(NodeDraft node, String name, String kind, @Nullable Object settings) {
        node.type = "flow.fail@1";
        node.with.clear();
        node.with("code", CODE);
        node.with(
                "message",
                "'" + plain(name) + "' (" + plain(kind) + ") was not carried over by the import: replace this node");
        var details = new LinkedHashMap<String, @Nullable Object>();
        details.put("kind", plain(kind));
        details.put("settings", Texts.literal(Sensitive.without(settings)));
        return node.with("details", details);
    }

    /** Returns an expression that fails the node in whose settings it stands. */
    public static String expression(String source) {
        return "${ $error(\"" + CODE + ": this was not carried over by the import: "
                + plain(source)
                        .replace("\\", "/")
                        .replace("\"", "'")
                        .replace("{", "(")
                        .replace("}", ")")
                + "\") }";
    }

    private static String plain(String text) {
        return String.valueOf(Texts.literal(Texts.cut(Texts.title(text), 80)));
    }
}
