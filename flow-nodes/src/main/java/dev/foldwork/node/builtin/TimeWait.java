package dev.foldwork.node.builtin;

import dev.foldwork.flow.Durations;
import dev.foldwork.node.NodeContext;
import dev.foldwork.node.NodeExecutor;
import dev.foldwork.node.NodeFailure;
import dev.foldwork.node.NodeInput;
import dev.foldwork.node.NodeResult;
import dev.foldwork.node.Settings;
import java.time.Instant;
import java.util.Map;

/** {@code time.wait@1}: waits for a duration from the moment it became ready, or until a moment. */
final class TimeWait implements NodeExecutor {

    @Override
    public String type() {
        return "time.wait@1";
    }

    @Override
    public NodeResult execute(NodeInput input, NodeContext context) throws NodeFailure {
        Instant until = until(new Settings(input.settings()), context);
        if (context.clock().instant().isBefore(until)) {
            return new NodeResult.Waiting(until, null);
        }
        return new NodeResult.Done(Map.of("until", until.toString()), null);
    }

    private static Instant until(Settings settings, NodeContext context) throws NodeFailure {
        return settings.has("for")
                ? context.readyAt()
                        .plus(Durations.parse(settings.text("for"))
                                .orElseThrow(() -> settings.mismatch("for", "a duration such as 2s")))
                : Moments.parse(settings.text("until"))
                        .orElseThrow(() -> settings.mismatch("until", "a moment such as 2026-12-24T18:00:00Z"));
    }
}
