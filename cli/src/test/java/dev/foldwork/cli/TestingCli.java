package dev.foldwork.cli;

import dev.foldwork.testing.cloud.TestingCloud;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The real command line on a data folder of its own, in this process or as a child.
 *
 * @param data the data folder
 */
public record TestingCli(Path data) {

    /** Where the samples are. */
    public static final Path SAMPLES = TestingCloud.checkout().resolve("samples");

    private static final long PATIENCE_SECONDS = 60;

    /** How a command ended. */
    public record Ended(int code, String out, String err) {}

    /** Runs a command in this process, as if piped. */
    public static Ended foldwork(String... arguments) {
        return on(false, 100, arguments);
    }

    /** Runs a command in this process with or without colour. */
    public static Ended on(boolean colour, int width, String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        var terminal = new Terminal(new PrintWriter(out, true), new PrintWriter(err, true), colour, false, width);
        int code = CommandTree.execute(terminal, arguments);
        return new Ended(code, out.toString(), err.toString());
    }

    /** Runs a command on this data folder. */
    public Ended run(String... arguments) {
        return foldwork(withData(arguments));
    }

    private String[] withData(String... arguments) {
        var all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--data", data.toString()));
        return all.toArray(String[]::new);
    }

    /** Writes a flow of these nodes and returns its file. */
    public Path flow(String name, String rest) {
        return file(
                name + ".flow.yaml",
                "apiVersion: foldwork/v1\nkind: Flow\nmetadata: { name: " + name + " }\nspec:\n" + rest.indent(2));
    }

    /** Writes a file beside the data folder. */
    public Path file(String name, String text) {
        try {
            return Files.writeString(data.resolveSibling(name), text);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /** Starts a command on this data folder as a child; {@code before} is shell that runs before it. */
    public Child start(String before, Map<String, String> environment, String... arguments) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = new ArrayList<>(List.of(
                "bash",
                "-c",
                // A suite that was started behind a shell ignores interrupts, and its children would too.
                before + "; exec env --default-signal=INT \"$@\"",
                "bash",
                java,
                "--enable-native-access=ALL-UNNAMED",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "-Dslf4j.internal.verbosity=ERROR",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.foldwork.cli.Main"));
        command.addAll(List.of(withData(arguments)));
        Path out = Files.createTempFile(data.getParent(), "out", "");
        Path err = Files.createTempFile(data.getParent(), "err", "");
        var builder = new ProcessBuilder(command)
                .redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")))
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().putAll(environment);
        return new Child(builder.start(), out, err);
    }

    /** A command in a process of its own. */
    public record Child(Process process, Path out, Path err) {

        /** Waits until it has said this. */
        public void awaitErr(String text) throws Exception {
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
            while (!Files.readString(err).contains(text)) {
                if (System.nanoTime() > end
                        || !process.isAlive() && !Files.readString(err).contains(text)) {
                    process.destroyForcibly();
                    throw new AssertionError("never said '" + text + "': " + Files.readString(err));
                }
                Thread.sleep(20);
            }
        }

        /** Waits for its end. */
        public Ended end() throws Exception {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("does not end: " + Files.readString(err));
            }
            return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
        }
    }
}
