package dev.foldwork.bench;

import dev.foldwork.testing.cloud.TestingCloud;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Takes all figures in one run; arguments name the parts wanted. {@code PEERS=1} takes other engines' beside them. */
final class BenchMain {

    private static final List<String> PARTS =
            List.of("local", "check", "process", "cloud", "list", "drafts", "readers", "system");

    private BenchMain() {}

    public static void main(String[] arguments) throws Exception {
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> {
            failure.printStackTrace();
            // The servers' threads would keep the process.
            System.exit(1);
        });
        Path checkout = TestingCloud.checkout();
        Path folder = Files.createTempDirectory(Files.createDirectories(checkout.resolve("target")), "bench");
        List<String> parts = arguments.length == 0 ? PARTS : List.of(arguments);
        for (String part : parts) {
            switch (part) {
                case "local" -> local(folder);
                case "check" -> check();
                case "process" -> new ProcessBench(checkout).run();
                case "cloud" -> CloudBench.run(Files.createDirectories(folder.resolve("cloud")));
                case "list" -> ListBench.run();
                case "drafts" -> DraftBench.run();
                case "readers" -> ReadersBench.run();
                case "system" ->
                    new ProcessBench(checkout)
                            .system(Files.createDirectories(folder.resolve("system")), TestingCloud.freePort());
                default -> throw new IllegalArgumentException("'" + part + "' is none of " + PARTS);
            }
        }
        System.exit(0);
    }

    private static void local(Path folder) throws Exception {
        var bench = new LocalBench(folder);
        bench.run();
        if (System.getenv("PEERS") != null) {
            new Peers(folder).run(bench.alone(), bench.sixteen());
        }
        MemoryBench.run(Files.createDirectories(folder.resolve("memory")));
    }

    private static void check() {
        Figures.head("Checks");
        String text = Flows.chain(2_000);
        for (int i = 0; i < 10; i++) {
            Flows.plan(text);
        }
        double[] millis = new double[9];
        for (int i = 0; i < millis.length; i++) {
            long begun = System.nanoTime();
            Flows.plan(text);
            millis[i] = (System.nanoTime() - begun) / 1e6;
        }
        Figures.line("check of 2,000 nodes, warm", Figures.millis(Figures.median(millis)), "bar 300 ms");
    }
}
