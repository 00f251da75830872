package dev.foldwork.flow.check;

import dev.foldwork.flow.check.Reporter.Place;
import dev.foldwork.flow.document.DocumentKeys;
import dev.foldwork.flow.json.Json;
import dev.foldwork.flow.nodetype.NodeTypes;
import dev.foldwork.flow.plan.Body;
import dev.foldwork.flow.plan.Plan;
import dev.foldwork.flow.template.Template;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks a flow and turns it into a plan. Stateless; opens no socket and starts no process. */
public final class FlowCompiler {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,62}");

    private FlowCompiler() {}

    /** Checks the flow; the plan is there when no problem is an error. */
    public static Checked compile(FlowSource source, NodeTypes types) {
        return compile(source, types, Calls.root(types, source.neighbours()));
    }

    static Checked compile(FlowSource source, NodeTypes types, Calls calls) {
        var reporter = new Reporter(source.document());
        var flow = new Compilation(reporter, types, source.neighbours(), calls);
        Plan plan = read(source.document().value(), flow);
        return new Checked(reporter.hasErrors() ? null : plan, reporter.problems());
    }

    private static @Nullable Plan read(Map<String, @Nullable Object> value, Compilation flow) {
        var root = new Keys(value, Place.ROOT, flow.reporter);
        root.only(DocumentKeys.ROOT, "a flow document");
        constant(root, "apiVersion", "foldwork/v1", flow.reporter);
        constant(root, "kind", "Flow", flow.reporter);
        Map<String, @Nullable Object> metadata = root.map("metadata");
        var about = new Keys(metadata == null ? Map.of() : metadata, root.place("metadata"), flow.reporter);
        about.only(DocumentKeys.METADATA, "metadata");
        String name = name(about, flow.reporter);
        String title = about.text("title");
        about.text("summary");
        about.text("license");
        about.texts("tags");
        about.texts("authors");
        Map<String, @Nullable Object> spec = root.map("spec");
        if (spec == null) {
            flow.reporter.error(
                    "SPEC_MISSING", Place.ROOT, "The flow has no spec", "add 'spec:' with 'nodes:' below it");
            return null;
        }
        return spec(new Keys(spec, root.place("spec"), flow.reporter), name, title == null ? name : title, value, flow);
    }

    private static Plan spec(
            Keys spec, String name, String title, Map<String, @Nullable Object> document, Compilation flow) {
        spec.only(DocumentKeys.SPEC, "spec");
        String runOn = spec.text("runOn");
        if (runOn != null && !Set.of("any", "local", "cloud").contains(runOn)) {
            flow.reporter.error(
                    "RUN_ON_INVALID",
                    spec.place("runOn"),
                    "'runOn' must be any, local or cloud, but is '" + runOn + "'",
                    "use one of the three");
        }
        flow.access = new AccessReader(flow.reporter).read(spec);
        Map<String, @Nullable Object> inputs = spec.map("inputs");
        Map<String, ?> schema = inputs == null ? Map.of("type", "object") : inputs;
        new InputSchemaCheck(flow.reporter, spec.place("inputs")).check(schema);
        Set<String> inputNames = schema.get("properties") instanceof Map<?, ?> map
                ? Set.copyOf(map.keySet().stream().map(String::valueOf).toList())
                : Set.of("*");
        Map<String, Template> vars = vars(spec, inputNames, flow);
        var visible = new Visible(Set.of(), Set.of(), inputNames, vars.keySet());
        Map<String, @Nullable Object> nodes = spec.map("nodes");
        if (nodes == null && !spec.has("nodes")) {
            flow.reporter.error(
                    "NODES_MISSING",
                    spec.place("nodes"),
                    "The flow has no nodes",
                    "add 'nodes:' with at least one node");
        }
        Body body =
                new Bodies(flow).compile(nodes, spec.map("outputs"), new Place(List.of("spec"), null), "", visible, 1);
        var hashed = new LinkedHashMap<String, @Nullable Object>();
        hashed.put("document", document);
        hashed.put("used", flow.used);
        return new Plan(name, title, Json.sha256(hashed), schema, vars, flow.access, body);
    }

    private static Map<String, Template> vars(Keys spec, Set<String> inputs, Compilation flow) {
        var vars = new LinkedHashMap<String, Template>();
        Map<String, @Nullable Object> map = spec.map("vars");
        if (map == null) {
            return vars;
        }
        map.forEach((name, value) -> {
            Place at = spec.place("vars").at(name);
            Template template = flow.template(value, at);
            if (template != null) {
                var seen = new Visible(Set.of(), Set.of(), inputs, Set.copyOf(vars.keySet()));
                new ReferenceCheck(flow.reporter, seen, Set.of()).check(template.references(), at, id -> false, "");
                flow.noSecrets(template, at);
                vars.put(name, template);
            }
        });
        return vars;
    }

    private static void constant(Keys keys, String key, String wanted, Reporter reporter) {
        Object value = keys.get(key);
        if (!wanted.equals(value)) {
            reporter.error(
                    "FLOW_SHAPE",
                    keys.place(key),
                    "'" + key + "' must be '" + wanted + "', but is " + Keys.kind(value),
                    "write '" + key + ": " + wanted + "'");
        }
    }

    private static String name(Keys about, Reporter reporter) {
        String name = about.text("name");
        if (name == null || !NAME.matcher(name).matches()) {
            reporter.error(
                    "NAME_INVALID",
                    about.place("name"),
                    name == null ? "The flow has no name" : "'" + name + "' cannot be a flow's name",
                    "give metadata.name small letters, digits and _, beginning with a letter, at most 63");
            return "unnamed";
        }
        return name;
    }
}
