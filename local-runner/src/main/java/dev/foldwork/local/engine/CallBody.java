package dev.foldwork.local.engine;

import dev.foldwork.flow.Problem;
import dev.foldwork.flow.check.InputCheck;
import dev.foldwork.flow.plan.Plan;
import dev.foldwork.flow.run.BodyErrors;
import dev.foldwork.flow.run.Scope;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Runs another flow with its own inputs; it sees nothing else ({@code flow.call}). */
record CallBody(Plan called) implements ContainerRunner.Entering {

    @Override
    public BodyResult enter(ContainerRunner.Entry at) {
        NodeAttempts node = at.node();
        Map<String, @Nullable Object> inputs = InputCheck.withDefaults(called, at.input());
        List<Problem> problems = InputCheck.problems(called, inputs);
        if (!problems.isEmpty()) {
            return at.failed(BodyErrors.inputsInvalid(node.path(), called.flow(), problems));
        }
        Map<String, @Nullable Object> vars = node.resolution().vars(called.vars(), inputs);
        Scope scope = Scope.root(inputs, vars);
        return new BodyRunner(node.run(), called.body(), at.path(), node.path(), at.startedAt(), scope, at.cancel())
                .run();
    }
}
