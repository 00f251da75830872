package dev.foldwork.local.engine;

import dev.foldwork.flow.plan.Body;

/** Runs a body once and gives its outputs ({@code flow.group}). */
record GroupBody(Body body) implements ContainerRunner.Entering {

    @Override
    public BodyResult enter(ContainerRunner.Entry at) {
        NodeAttempts node = at.node();
        return new BodyRunner(node.run(), body, at.path(), node.path(), at.startedAt(), node.scope(), at.cancel())
                .run();
    }
}
