package dev.foldwork.local.engine;

import dev.foldwork.flow.plan.Step;
import dev.foldwork.flow.run.BodyErrors;
import java.util.List;
import java.util.Map;

/** Runs a body once per item, several at once when the node allows it ({@code flow.for_each}). */
record ForEachBody(Step.ForEach each) implements ContainerRunner.Entering {

    @Override
    public BodyResult enter(ContainerRunner.Entry at) {
        Object items = at.input().get("items");
        if (!(items instanceof List<?> list)) {
            return at.failed(BodyErrors.itemsNotAList(at.node().path(), items));
        }
        if (list.isEmpty()) {
            return new BodyResult.Completed(Map.of("items", List.of(), "count", 0L));
        }
        return new ItemLanes(each, at, list).run();
    }
}
