package dev.foldwork.local.engine;

import dev.foldwork.flow.plan.Step;
import dev.foldwork.flow.run.BodyErrors;
import dev.foldwork.flow.run.NodePath;
import dev.foldwork.flow.run.Resolution;
import dev.foldwork.flow.run.Scope;
import java.time.Instant;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/** Repeats a body while a condition holds ({@code flow.loop}). */
record LoopBody(Step.Loop loop) implements ContainerRunner.Entering {

    @Override
    public BodyResult enter(ContainerRunner.Entry at) {
        NodeAttempts node = at.node();
        Object state = at.input().get("state");
        // Moments come from the record, so that a recovered loop works out the same states again.
        Instant moment = node.readyAt();
        for (int round = 0; ; round++) {
            Scope scope = node.scope().with("state", state).with("iteration", (long) round);
            Object go = new Resolution(node.run().id(), node.path(), moment).value(loop.condition(), scope);
            if (!(go instanceof Boolean more)) {
                return at.failed(BodyErrors.conditionNotBoolean(node.path(), go, round));
            }
            if (!more) {
                return done(state, round);
            }
            if (round == loop.max()) {
                return at.failed(BodyErrors.loopLimit(node.path(), loop.max()));
            }
            if (node.run().gate().passOrCancelled(at.cancel())) {
                return new BodyResult.Cancelled();
            }
            var body = new BodyRunner(
                    node.run(), loop.body(), NodePath.item(at.path(), round), node.path(), moment, scope, at.cancel());
            BodyResult result = body.run();
            if (!(result instanceof BodyResult.Completed)) {
                return result;
            }
            moment = body.endedAt();
            state = new Resolution(node.run().id(), node.path(), moment).value(loop.next(), body.scope());
        }
    }

    private static BodyResult done(@Nullable Object state, int rounds) {
        var outputs = new LinkedHashMap<String, @Nullable Object>();
        outputs.put("state", state);
        outputs.put("iterations", (long) rounds);
        return new BodyResult.Completed(outputs);
    }
}
