package dev.foldwork.flow.check;

import dev.foldwork.flow.check.Reporter.Place;
import dev.foldwork.flow.document.DocumentKeys;
import dev.foldwork.flow.nodetype.NodeType;
import dev.foldwork.flow.nodetype.NodeType.BodyKind;
import dev.foldwork.flow.plan.Need;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A node as written, its shape checked.
 *
 * @param type null when it is missing or unknown
 * @param keys all its members
 */
record NodeDraft(
        String id,
        @Nullable NodeType type,
        List<Need> needs,
        Map<String, @Nullable Object> with,
        Keys keys,
        Place place) {

    static NodeDraft read(String id, Map<String, @Nullable Object> map, Place place, Compilation flow) {
        var keys = new Keys(map, place, flow.reporter);
        keys.only(DocumentKeys.NODE, "a node");
        keys.text("title");
        keys.text("note");
        NodeType type = type(keys, flow);
        Map<String, @Nullable Object> with = keys.map("with");
        if (type != null) {
            bodyFits(type, keys, flow.reporter);
        }
        return new NodeDraft(id, type, needs(keys, flow.reporter), with == null ? Map.of() : with, keys, place);
    }

    private static @Nullable NodeType type(Keys keys, Compilation flow) {
        if (!keys.has("type")) {
            flow.reporter.error(
                    "NODE_TYPE_MISSING",
                    keys.place("type"),
                    "The node has no type",
                    "add 'type: data.set@1' or another type");
            return null;
        }
        String name = keys.text("type");
        if (name == null) {
            return null;
        }
        NodeType type = flow.types.find(name).orElse(null);
        if (type == null) {
            var known = flow.types.all().stream().map(NodeType::id).toList();
            String remedy = name.contains("@")
                    ? "use a type that is installed"
                    : "write the version behind it, such as " + name + "@1";
            flow.reporter.error(
                    "NODE_TYPE_UNKNOWN",
                    keys.place("type"),
                    "There is no node type '" + name + "'." + Suggest.meant(name, known),
                    remedy);
        }
        return type;
    }

    private static void bodyFits(NodeType type, Keys keys, Reporter reporter) {
        boolean wanted = type.body() != BodyKind.NONE && type.body() != BodyKind.CALLED_FLOW;
        if (wanted && !keys.has("nodes")) {
            reporter.error(
                    "BODY_MISSING",
                    keys.place("type"),
                    "A " + type.id() + " needs a body",
                    "add 'nodes:' with at least one node");
        }
        if (!wanted && (keys.has("nodes") || keys.has("outputs"))) {
            reporter.error(
                    "BODY_NOT_ALLOWED",
                    keys.place(keys.has("nodes") ? "nodes" : "outputs"),
                    "A " + type.id() + " has no body",
                    "move these nodes beside it, or into a flow.group@1");
        }
        if (keys.has("uses") && type.body() != BodyKind.CALLED_FLOW) {
            reporter.error("KEY_UNKNOWN", keys.place("uses"), "'uses' is only for flow.call@1", "remove it");
        }
    }

    private static List<Need> needs(Keys keys, Reporter reporter) {
        var needs = new ArrayList<Need>();
        List<@Nullable Object> list = keys.list("needs");
        if (list != null) {
            for (int i = 0; i < list.size(); i++) {
                if (list.get(i) instanceof String text) {
                    needs.add(Need.parse(text));
                } else {
                    reporter.error(
                            "VALUE_TYPE",
                            keys.place("needs").at(i),
                            "A need must be a text such as search or search.error",
                            "write node or node.port");
                    needs.add(Need.parse("?"));
                }
            }
        }
        return needs;
    }
}
