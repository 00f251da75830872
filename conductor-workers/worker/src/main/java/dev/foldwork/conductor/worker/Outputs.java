package dev.foldwork.conductor.worker;

import dev.foldwork.conductor.compiler.Wire;
import dev.foldwork.flow.run.FlowError;
import dev.foldwork.flow.run.Settled;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Task outputs: how a node ended, what others see of it, and its record, each as text. */
final class Outputs {

    private Outputs() {}

    /** Returns the output of a settled node. */
    static Map<String, @Nullable Object> settled(Settled settled, String record) {
        var output = new LinkedHashMap<String, @Nullable Object>();
        Map<String, @Nullable Object> json = settled.toJson();
        json.remove("output");
        output.put("settled", Wire.text(json));
        output.put("view", view(settled));
        output.put("record", record);
        return output;
    }

    /** Returns what others see of the node, null for one that did not run. */
    private static @Nullable String view(Settled settled) {
        return switch (settled.state()) {
            case SUCCEEDED, FAILED, TIMED_OUT -> Wire.text(settled.view());
            case SKIPPED, CANCELLED, WAITING, READY, RUNNING, ASKING -> null;
        };
    }

    /** Returns the output with the error that ends the body added. */
    static Map<String, @Nullable Object> failing(Map<String, @Nullable Object> output, FlowError error) {
        var failing = new LinkedHashMap<String, @Nullable Object>(output);
        failing.put("failure", Wire.text(error.toJson()));
        return failing;
    }
}
