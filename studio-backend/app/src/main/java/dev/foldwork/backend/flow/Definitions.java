package dev.foldwork.backend.flow;

import dev.foldwork.backend.problem.ApiProblem;
import dev.foldwork.backend.problem.Code;
import dev.foldwork.flow.check.Checked;
import dev.foldwork.flow.check.FlowCompiler;
import dev.foldwork.flow.check.FlowSource;
import dev.foldwork.flow.document.FlowReader;
import dev.foldwork.flow.document.Neighbours;
import dev.foldwork.flow.nodetype.NodeTypes;
import dev.foldwork.flow.plan.Plan;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Flows that runs are pinned to, by content hash. Thread-safe. */
@Component
public class Definitions {

    private static final int REMEMBERED = 200;

    private final DefinitionStore store;
    private final NodeTypes types;
    private final Map<String, Plan> plans = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Plan> eldest) {
            return size() > REMEMBERED;
        }
    };

    Definitions(DefinitionStore store, NodeTypes types) {
        this.store = store;
        this.types = types;
    }

    /** Checks a flow and keeps it; fails with every problem when it is not sound. */
    public Plan keep(UUID team, Sources sources) {
        String main = sources.files().get(sources.main());
        if (sources.main().indexOf('\0') >= 0) {
            throw ApiProblem.field("flow.main", "a name without the character 0");
        }
        if (main == null) {
            throw ApiProblem.field("flow.files", "an object that holds '" + sources.main() + "'");
        }
        Plan plan = compile(sources, main);
        if (store.find(team, plan.hash()) == null) {
            store.save(team, plan.hash(), plan.flow(), DraftFacts.plain(plan.title()), sources);
        }
        remember(plan);
        return plan;
    }

    /** Checks a flow and keeps nothing; fails with every problem when it is not sound. */
    public Plan check(Sources sources) {
        return compile(sources, String.valueOf(sources.files().get(sources.main())));
    }

    private Plan compile(Sources sources, String main) {
        var read = FlowReader.read(main.getBytes(StandardCharsets.UTF_8), sources.main());
        if (read.document() == null) {
            throw new ApiProblem(Code.FLOW_INVALID, sources.main() + " cannot be read.", read.problems());
        }
        Neighbours neighbours = path ->
                Optional.ofNullable(sources.files().get(path)).map(text -> text.getBytes(StandardCharsets.UTF_8));
        Checked checked = FlowCompiler.compile(new FlowSource(read.document(), neighbours), types);
        if (checked.plan() == null) {
            throw new ApiProblem(Code.FLOW_INVALID, sources.main() + " cannot run.", checked.problems());
        }
        return checked.plan();
    }

    /** Returns the plan of a definition that has been kept. */
    public Plan plan(UUID team, String hash) {
        synchronized (plans) {
            Plan known = plans.get(hash);
            if (known != null) {
                return known;
            }
        }
        Sources sources = sources(team, hash);
        Plan plan = compile(sources, String.valueOf(sources.files().get(sources.main())));
        remember(plan);
        return plan;
    }

    /** Returns the sources of a definition that has been kept. */
    public Sources sources(UUID team, String hash) {
        Sources sources = store.find(team, hash);
        if (sources == null) {
            throw new IllegalStateException("definition " + hash + " of a run is missing");
        }
        return sources;
    }

    private void remember(Plan plan) {
        synchronized (plans) {
            plans.put(plan.hash(), plan);
        }
    }
}
