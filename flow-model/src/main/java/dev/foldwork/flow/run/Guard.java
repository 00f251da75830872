package dev.foldwork.flow.run;

import dev.foldwork.flow.plan.Need;
import java.util.List;
import java.util.Map;

/** Decides from its settled needs whether a node runs or is skipped (semantics: skip propagation). */
public final class Guard {

    private Guard() {}

    /**
     * Returns true when the node runs: it has no needs, or at least one of them satisfied it.
     *
     * @param needs the node's incoming wires
     * @param settled every needed node by id
     */
    public static boolean runs(List<Need> needs, Map<String, Settled> settled) {
        if (needs.isEmpty()) {
            return true;
        }
        for (Need need : needs) {
            Settled from = settled.get(need.node());
            if (from == null) {
                throw new IllegalStateException("node '" + need.node() + "' is needed but has not settled");
            }
            if (satisfies(need, from)) {
                return true;
            }
        }
        return false;
    }

    /** Returns true when this wire carries: its node took the wire's port. */
    public static boolean satisfies(Need need, Settled from) {
        String port = need.port();
        if (from.state() == NodeState.SUCCEEDED) {
            return port == null || port.equals(from.port());
        }
        boolean failed = from.state() == NodeState.FAILED || from.state() == NodeState.TIMED_OUT;
        if (!failed) {
            return false;
        }
        return from.continued() ? port == null : Need.ERROR.equals(port);
    }
}
