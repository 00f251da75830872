package dev.foldwork.conductor.client;

import dev.foldwork.conductor.compiler.CompiledFlow;
import dev.foldwork.conductor.compiler.ConductorCompiler;
import dev.foldwork.flow.plan.Plan;
import java.util.LinkedHashMap;
import java.util.Map;

/** Remembers the flows compiled last, by the plan's hash. Thread-safe. */
final class CompiledFlows {

    private static final int REMEMBERED = 200;

    private final Map<String, CompiledFlow> byHash = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, CompiledFlow> eldest) {
            return size() > REMEMBERED;
        }
    };

    synchronized CompiledFlow of(Plan plan) {
        CompiledFlow known = byHash.get(plan.hash());
        if (known == null) {
            known = ConductorCompiler.compile(plan);
            byHash.put(plan.hash(), known);
        }
        return known;
    }
}
