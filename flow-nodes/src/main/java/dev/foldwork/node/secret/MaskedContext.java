package dev.foldwork.node.secret;

import dev.foldwork.node.ForwardingContext;
import dev.foldwork.node.NodeContext;
import dev.foldwork.node.NodeEvent;
import dev.foldwork.node.NodeFailure;
import dev.foldwork.node.Resources;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The surroundings of an attempt: nothing it reports, stores or calls with shows the values of the secrets it was given
 * or got meanwhile. Thread-safe.
 */
public final class MaskedContext extends ForwardingContext {

    private volatile SecretMask mask;

    /** Hides at first what this mask hides. */
    public MaskedContext(NodeContext context, SecretMask mask) {
        super(context);
        this.mask = mask;
    }

    /** Returns what hides all that is to be hidden by now. */
    public SecretMask mask() {
        return mask;
    }

    @Override
    public synchronized void hide(String shown, String value) {
        mask = mask.and(shown, value);
    }

    @Override
    public Resources resources() {
        Resources given = super.resources();
        SecretMask now = mask;
        return now.isEmpty()
                ? given
                : new Resources(
                        given.folders(),
                        given.hosts(),
                        given.privateHosts(),
                        new MaskedArtifacts(given.artifacts(), now));
    }

    @Override
    public void report(NodeEvent event) {
        SecretMask now = mask;
        super.report(
                switch (event) {
                    case NodeEvent.Text(var channel, var chunk) -> new NodeEvent.Text(channel, now.text(chunk));
                    case NodeEvent.Progress(var done, var total, var note) ->
                        new NodeEvent.Progress(done, total, now.text(note));
                    case NodeEvent.Log(var level, var message, var fields) ->
                        new NodeEvent.Log(level, now.text(message), now.map(fields));
                    case NodeEvent.Usage usage -> usage;
                });
    }

    @Override
    public Map<String, @Nullable Object> call(String tool, Map<String, @Nullable Object> arguments)
            throws NodeFailure, InterruptedException {
        return super.call(tool, mask.map(arguments));
    }
}
