package dev.foldwork.bench;

import dev.foldwork.testing.cloud.TestingCloud;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Takes all figures in one run; argument {@code local} or {@code cloud} leaves the other engine out. */
final class BenchMain {

    private BenchMain() {}

    public static void main(String[] arguments) throws Exception {
        Path checkout = TestingCloud.checkout();
        Path folder = Files.createTempDirectory(Files.createDirectories(checkout.resolve("target")), "bench");
        if (arguments.length == 0 || !arguments[0].equals("cloud")) {
            new LocalBench(folder).run();
        }
        check();
        wholeProcess(checkout);
        if (arguments.length == 0 || arguments[0].equals("cloud")) {
            CloudBench.run(Files.createDirectories(folder.resolve("cloud")));
        }
        System.exit(0);
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

    private static void wholeProcess(Path checkout) throws Exception {
        Figures.head("Whole process: ./foldwork run samples/hello");
        Path data = Files.createTempDirectory("foldwork-bench");
        double[] millis = new double[9];
        for (int i = 0; i < millis.length; i++) {
            long begun = System.nanoTime();
            var builder = new ProcessBuilder(List.of(
                            checkout.resolve("foldwork").toString(), "run", "samples/hello", "--data", data.toString()))
                    .directory(checkout.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD);
            builder.environment().put("FOLDWORK_NO_BUILD", "1");
            if (builder.start().waitFor() != 0) {
                Figures.line("not measured", "", "build first: make build");
                return;
            }
            millis[i] = (System.nanoTime() - begun) / 1e6;
        }
        Figures.line("p50 of " + millis.length, Figures.millis(Figures.median(millis)), "bar 600 ms, aim 350 ms");
    }
}
