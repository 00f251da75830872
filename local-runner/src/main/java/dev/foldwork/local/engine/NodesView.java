package dev.foldwork.local.engine;

import dev.foldwork.flow.run.Settled;
import java.util.AbstractMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What {@code nodes} shows inside a body: its own settled nodes, then those of the bodies around it.
 *
 * <p>A live view, so that giving a node its scope costs nothing however many nodes have settled. Expressions look names
 * up by key only; the check has made sure that those precede.
 */
final class NodesView extends AbstractMap<String, @Nullable Object> {

    private final Map<String, Settled> own;
    private final @Nullable Map<?, ?> outer;

    NodesView(Map<String, Settled> own, @Nullable Map<?, ?> outer) {
        this.own = own;
        this.outer = outer;
    }

    @Override
    public @Nullable Object get(@Nullable Object key) {
        Settled settled = own.get(key);
        if (settled != null) {
            return settled.view();
        }
        return outer == null ? null : outer.get(key);
    }

    @Override
    public boolean containsKey(@Nullable Object key) {
        Settled settled = own.get(key);
        return settled != null ? settled.view() != null : outer != null && outer.containsKey(key);
    }

    @Override
    public Set<Map.Entry<String, @Nullable Object>> entrySet() {
        var all = new HashMap<String, @Nullable Object>();
        if (outer != null) {
            outer.forEach((key, value) -> all.put(String.valueOf(key), value));
        }
        own.forEach((key, settled) -> {
            Map<String, @Nullable Object> view = settled.view();
            if (view == null) {
                all.remove(key);
            } else {
                all.put(key, view);
            }
        });
        return all.entrySet();
    }
}
