package dev.foldwork.flow.check;

import dev.foldwork.flow.Problem;
import dev.foldwork.flow.plan.Plan;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of a check.
 *
 * @param plan the plan, null when a problem is an error
 * @param problems every problem in document order
 */
public record Checked(@Nullable Plan plan, List<Problem> problems) {

    /** Returns true when the flow can run. */
    public boolean isSound() {
        return plan != null;
    }
}
