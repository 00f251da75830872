package dev.foldwork.cli.stack;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Starts the backend alone, beside a PostgreSQL that runs, and measures it from outside. */
public final class BackendStart {

    private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");
    private static final int STARTS = 5;
    private static final long LOOK_MILLIS = 5;

    private BackendStart() {}

    /**
     * One kind of start.
     *
     * @param millis from the start of the process to the first good answer of {@code /health/ready}, median
     * @param megabytes resident memory then, median
     */
    public record Measured(double millis, double megabytes) {}

    /** Measures starts on a data folder, before and after its cache of classes was recorded. */
    public static Measured[] measure(Path data, int port) throws Exception {
        StackFolder folder = StackFolder.in(data);
        var stack = new Stack(folder, port);
        stack.database().start();
        try {
            starts(stack, 1);
            Measured before = starts(stack, STARTS);
            stack.training().run(new ProcessBook(folder.processes()));
            return new Measured[] {before, starts(stack, STARTS)};
        } finally {
            stack.database().stop();
        }
    }

    private static Measured starts(Stack stack, int times) throws Exception {
        double[] millis = new double[times];
        double[] megabytes = new double[times];
        for (int i = 0; i < times; i++) {
            Part backend = stack.services().getFirst();
            long begun = System.nanoTime();
            ProcessHandle process = backend.start();
            while (!backend.isReady()) {
                if (!process.isAlive()) {
                    throw new IllegalStateException("the backend does not start; see " + backend.log());
                }
                Thread.sleep(LOOK_MILLIS);
            }
            millis[i] = (System.nanoTime() - begun) / 1e6;
            Matcher resident =
                    RESIDENT.matcher(Files.readString(Path.of("/proc", Long.toString(process.pid()), "status")));
            megabytes[i] = resident.find() ? Double.parseDouble(resident.group(1)) / 1024 : Double.NaN;
            backend.stop();
        }
        Arrays.sort(millis);
        Arrays.sort(megabytes);
        return new Measured(millis[times / 2], megabytes[times / 2]);
    }
}
