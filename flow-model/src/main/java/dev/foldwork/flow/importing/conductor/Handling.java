package dev.foldwork.flow.importing.conductor;

import dev.foldwork.flow.importing.draft.NodeDraft;
import dev.foldwork.flow.importing.draft.Report;
import dev.foldwork.flow.importing.draft.Source;
import java.util.LinkedHashMap;
import java.util.List;

/** Retries and timeouts of a task, from its own definition where that stands in the workflow. */
final class Handling {

    private Handling() {}

    static void apply(NodeDraft node, Source task, Report.Line line) {
        Source definition = task.child("taskDefinition");
        long retries = task.number("retryCount", definition.number("retryCount", 0));
        boolean tried = node.type.equals("http.request@1") || node.type.equals("flow.call@1");
        if (retries > 0 && tried) {
            var retry = new LinkedHashMap<String, Object>();
            retry.put("attempts", Math.min(100, retries + 1));
            long delay = definition.number("retryDelaySeconds", 0);
            if (delay > 0) {
                retry.put("delay", delay + "s");
            }
            if ("EXPONENTIAL_BACKOFF".equals(definition.text("retryLogic"))) {
                retry.put("backoff", "exponential");
            }
            node.retry = retry;
            line.approximated("only errors marked as retryable are tried again");
        }
        long seconds = definition.number("timeoutSeconds", 0);
        if (seconds > 0 && node.timeout == null && tried) {
            node.timeout = seconds + "s";
        }
        if (task.number("startDelay", 0) > 0) {
            line.approximated("its start delay of " + task.number("startDelay", 0) + " s was left out");
        }
        for (String key : List.of("asyncComplete", "cacheConfig", "onStateChange")) {
            boolean set = task.flag(key) || !task.child(key).map().isEmpty();
            if (set) {
                line.approximated("'" + key + "' was left out");
            }
        }
    }
}
