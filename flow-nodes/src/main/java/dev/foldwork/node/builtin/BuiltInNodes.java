package dev.foldwork.node.builtin;

import dev.foldwork.node.NodeCatalog;
import dev.foldwork.node.NodeExecutor;
import dev.foldwork.node.builtin.file.FileNodes;
import dev.foldwork.node.builtin.http.HttpRequest;
import java.util.List;

/** The executors that come with Foldwork. */
public final class BuiltInNodes {

    private BuiltInNodes() {}

    /** Returns a catalog of all of them. */
    public static NodeCatalog catalog() {
        List<NodeExecutor> executors = List.of(
                new DataSet("data.set@1"),
                new DataSet("data.transform@1"),
                new FlowIf(),
                new FlowSwitch(),
                new FlowFail(),
                new TimeWait(),
                new ChatAsk(),
                new LogNote(),
                new HttpRequest());
        return new NodeCatalog(executors).with(FileNodes.executors());
    }
}
