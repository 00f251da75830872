package dev.foldwork.conductor.export;

import dev.foldwork.conductor.compiler.CompiledFlow;
import dev.foldwork.conductor.compiler.ConductorCompiler;
import dev.foldwork.conductor.compiler.TaskTypes;
import dev.foldwork.flow.plan.Access;
import dev.foldwork.flow.plan.Plan;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A flow as Conductor's workflow definitions, with what a cluster needs to run them. One plan always gives the same
 * export.
 *
 * @param flow the flow's name
 * @param start name of the definition that a run starts, version 1
 * @param definitions what {@code PUT /api/metadata/workflow} takes, those that others use first
 * @param needs task types that a worker must poll, and what the flow touches, by name
 */
public record ConductorExport(
        String flow,
        String start,
        List<Map<String, @Nullable Object>> definitions,
        Map<String, @Nullable Object> needs) {

    /** Exports a checked flow, the flows it calls included. */
    public static ConductorExport of(Plan plan) {
        CompiledFlow compiled = ConductorCompiler.compile(plan);
        return new ConductorExport(plan.flow(), compiled.rootName(), compiled.definitions(), needs(plan.access()));
    }

    private static Map<String, @Nullable Object> needs(Access access) {
        var needs = new LinkedHashMap<String, @Nullable Object>();
        needs.put("taskTypes", List.of(TaskTypes.NODE));
        needs.put("secrets", List.copyOf(access.secrets()));
        needs.put("connections", access.connections());
        needs.put("folders", List.copyOf(access.folders().keySet()));
        needs.put("hosts", access.hosts().orElse(null));
        return needs;
    }

    /** Returns the export as a JSON value. */
    public Map<String, @Nullable Object> toJson() {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("format", "conductor");
        json.put("flow", flow);
        json.put("start", start);
        json.put("needs", needs);
        json.put("definitions", definitions);
        return json;
    }
}
