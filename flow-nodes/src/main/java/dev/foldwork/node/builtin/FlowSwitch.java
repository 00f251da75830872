package dev.foldwork.node.builtin;

import dev.foldwork.flow.json.Json;
import dev.foldwork.node.NodeContext;
import dev.foldwork.node.NodeExecutor;
import dev.foldwork.node.NodeFailure;
import dev.foldwork.node.NodeInput;
import dev.foldwork.node.NodeResult;
import dev.foldwork.node.Settings;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code flow.switch@1}: takes the port of the first case, in written order, that equals the value. */
final class FlowSwitch implements NodeExecutor {

    @Override
    public String type() {
        return "flow.switch@1";
    }

    @Override
    public NodeResult execute(NodeInput input, NodeContext context) throws NodeFailure {
        var settings = new Settings(input.settings());
        Object value = settings.value("value");
        for (var entry : settings.map("cases").entrySet()) {
            if (matches(value, entry.getValue())) {
                return new NodeResult.Done(Map.of("case", entry.getKey()), entry.getKey());
            }
        }
        return new NodeResult.Done(Map.of("case", "default"), "default");
    }

    private static boolean matches(@Nullable Object value, @Nullable Object wanted) {
        if (Json.deepEquals(value, wanted)) {
            return true;
        }
        return wanted instanceof List<?> list && list.stream().anyMatch(each -> Json.deepEquals(value, each));
    }
}
