package dev.foldwork.bench;

import dev.foldwork.cli.stack.BackendStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The command line and the whole system as a person starts them: processes, timed from outside. */
final class ProcessBench {

    private static final int RUNS = 9;
    private static final Pattern PEAK = Pattern.compile("VmHWM:\\s+(\\d+) kB");
    private static final long LOOK_MILLIS = 2;

    private final Path checkout;

    ProcessBench(Path checkout) {
        this.checkout = checkout;
    }

    void run() throws IOException, InterruptedException {
        Figures.head("Whole process: ./foldwork run samples/hello");
        Path data = Files.createTempDirectory("foldwork-bench");
        double[] millis = new double[RUNS];
        double[] megabytes = new double[RUNS];
        for (int i = 0; i < RUNS; i++) {
            long begun = System.nanoTime();
            Process process = foldwork(data, Path.of("/dev/null"), "run", "samples/hello");
            megabytes[i] = peak(process);
            if (process.waitFor() != 0) {
                throw new IllegalStateException("'foldwork run samples/hello' fails: 'make build' first");
            }
            millis[i] = (System.nanoTime() - begun) / 1e6;
        }
        Figures.line("p50 of " + RUNS, Figures.millis(Figures.median(millis)), "bar 600 ms, aim 350 ms");
        Figures.line("peak memory (RSS)", String.format(Locale.ROOT, "%.0f MB", Figures.median(megabytes)), "");
    }

    /** Starts and stops the system twice on one data folder: all is new at first, then all is there. */
    void system(Path home, int port) throws Exception {
        Figures.head("Whole system: ./foldwork up until it is ready");
        Figures.line("cold: empty data folder", Figures.millis(ready(home, port)), "");
        double[] warm = {ready(home, port), ready(home, port), ready(home, port)};
        Figures.line("warm, p50 of 3", Figures.millis(Figures.median(warm)), "bar 20 s, aim 10 s");
        BackendStart.Measured[] backend = BackendStart.measure(home, port);
        Figures.line("the backend alone, before its classes are cached", started(backend[0]), "");
        Figures.line("the backend alone, p50 of 5", started(backend[1]), "bar 4 s");
    }

    private static String started(BackendStart.Measured start) {
        return String.format(Locale.ROOT, "%s, %.0f MB", Figures.millis(start.millis()), start.megabytes());
    }

    private double ready(Path home, int port) throws Exception {
        Path said = Files.createTempFile(home, "up", ".log");
        long begun = System.nanoTime();
        Process up = foldwork(home, said, "up", "--port", Integer.toString(port));
        while (!Files.readString(said).contains("Foldwork is ready")) {
            if (!up.isAlive()) {
                throw new IllegalStateException("the system does not start:\n" + Files.readString(said));
            }
            Thread.sleep(10);
        }
        double millis = (System.nanoTime() - begun) / 1e6;
        up.destroy();
        up.waitFor();
        return millis;
    }

    private Process foldwork(Path data, Path said, String... arguments) throws IOException {
        var command = new java.util.ArrayList<String>(
                List.of(checkout.resolve("foldwork").toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("--data", data.toString()));
        var builder = new ProcessBuilder(command)
                .directory(checkout.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile());
        builder.environment().put("FOLDWORK_NO_BUILD", "1");
        return builder.start();
    }

    /** The start script becomes the JVM (exec), so its process is the one to look at. */
    private static double peak(Process process) throws IOException, InterruptedException {
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        double peak = 0;
        while (process.isAlive()) {
            try {
                Matcher found = PEAK.matcher(Files.readString(status));
                peak = found.find() ? Math.max(peak, Double.parseDouble(found.group(1)) / 1024) : peak;
            } catch (IOException ended) {
                return peak;
            }
            Thread.sleep(LOOK_MILLIS);
        }
        return peak;
    }
}
