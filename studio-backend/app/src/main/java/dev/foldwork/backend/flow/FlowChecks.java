package dev.foldwork.backend.flow;

import dev.foldwork.flow.Problem;
import dev.foldwork.flow.check.Checked;
import dev.foldwork.flow.check.FlowCompiler;
import dev.foldwork.flow.check.FlowSource;
import dev.foldwork.flow.document.FlowReader;
import dev.foldwork.flow.document.Neighbours;
import dev.foldwork.flow.nodetype.NodeTypes;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Checks flows as the command line does; called versions come from the team's own flows. Thread-safe. */
@Component
class FlowChecks {

    private final CalledFlows called;
    private final FlowStore flows;
    private final NodeTypes types;

    FlowChecks(CalledFlows called, FlowStore flows, NodeTypes types) {
        this.called = called;
        this.flows = flows;
        this.types = types;
    }

    /** Checks a text that need not even be YAML. */
    Checked check(UUID team, String text, Map<String, String> files) {
        var read = FlowReader.read(text.getBytes(StandardCharsets.UTF_8), "draft");
        if (read.document() == null) {
            return new Checked(null, read.problems());
        }
        var facts = DraftFacts.of(read.document().value(), "draft", flows.teamName(team));
        Sources sources = called.sources(team, "draft", text, files, facts.uses());
        Neighbours neighbours = path ->
                Optional.ofNullable(sources.files().get(path)).map(each -> each.getBytes(StandardCharsets.UTF_8));
        Checked checked = FlowCompiler.compile(new FlowSource(read.document(), neighbours), types);
        return new Checked(
                checked.plan(),
                checked.problems().stream().map(FlowChecks::inTheStudio).toList());
    }

    /** In a folder a missing version is pulled; here it is not there at all. */
    private static Problem inTheStudio(Problem problem) {
        if (!problem.code().equals("LOCK_MISSING")) {
            return problem;
        }
        return new Problem(
                problem.code(),
                problem.severity(),
                problem.file(),
                problem.line(),
                problem.column(),
                problem.node(),
                "The team has no such version of the called flow",
                "publish it first, or call a version that its history lists");
    }
}
