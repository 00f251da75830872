package dev.foldwork.cli.runner;

import dev.foldwork.cli.Terminal;
import dev.foldwork.cli.cloud.Backend;
import dev.foldwork.flow.nodetype.NodeTypes;
import dev.foldwork.node.NodeCatalog;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The runner in this process, put together as its command does. */
final class TestingRunner implements AutoCloseable {

    private final StringWriter said = new StringWriter();
    private final RunnerFolder folder;
    private final RunnerWork work;
    private final RunnerLoop loop;
    private final Thread thread;
    private volatile Exception ended;

    TestingRunner(Path data, Backend backend, Map<String, String> granted, NodeCatalog catalog, NodeTypes types)
            throws Exception {
        Path stack = Files.createDirectories(data.resolve("stack"));
        Files.writeString(stack.resolve("url"), backend.url().toString());
        Files.writeString(stack.resolve("token"), backend.token());
        var says = new Says(new Terminal(new PrintWriter(said, true), new PrintWriter(said, true), false, false, 100));
        var studio = new Studio();
        var secrets = new StudioSecrets(studio);
        folder = RunnerFolder.open(data, catalog, secrets, says);
        work = new RunnerWork(folder.journal(), folder.runner(), new OfferReader(granted, types), studio, says);
        var hello = new Hello("testing", folder.instance(), List.copyOf(granted.keySet()));
        var address = new RunnerAddress(data, backend.url().toString());
        loop = new RunnerLoop(address, hello, work, secrets, studio, says);
        thread = Thread.ofPlatform().start(() -> {
            try {
                loop.run();
            } catch (Exception failure) {
                ended = failure;
            }
        });
    }

    /** Returns why it gave up, null when it has not. */
    Exception ended() {
        return ended;
    }

    String said() {
        return said.toString();
    }

    @Override
    public void close() throws Exception {
        loop.stop();
        thread.join();
        work.close();
        folder.close();
    }
}
