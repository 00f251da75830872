package dev.foldwork.node.replay;

import dev.foldwork.node.ForwardingContext;
import dev.foldwork.node.NodeContext;
import java.time.Instant;
import java.time.InstantSource;

/** The surroundings of an attempt at the moment for which it waited. */
final class LaterContext extends ForwardingContext {

    private final InstantSource clock;

    LaterContext(NodeContext context, Instant moment) {
        super(context);
        this.clock = InstantSource.fixed(moment);
    }

    @Override
    public InstantSource clock() {
        return clock;
    }
}
