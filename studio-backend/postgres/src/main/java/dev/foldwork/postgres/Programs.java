package dev.foldwork.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs the server's programs. */
final class Programs {

    private static final long PATIENCE_SECONDS = 120;

    private final Path binaries;
    private final Path output;
    private final List<String> prefix;

    private Programs(Path binaries, Path output, List<String> prefix) {
        this.binaries = binaries;
        this.output = output;
        this.prefix = prefix;
    }

    /**
     * Returns the programs; they refuse to run as root, who therefore runs them in a user namespace in which he is
     * nobody, yet still owns his files.
     *
     * @param output where the programs' words go
     */
    static Programs of(Path binaries, Path output) throws IOException, InterruptedException, PostgresException {
        boolean root = "0".equals(String.valueOf(Files.getAttribute(output.getParent(), "unix:uid")))
                && "root".equals(System.getProperty("user.name"));
        if (!root) {
            return new Programs(binaries, output, List.of());
        }
        var unshared = new Programs(binaries, output, List.of("unshare", "-U"));
        if (unshared.exec(List.of("true")) != 0) {
            throw new PostgresException("PostgreSQL does not run as root, and this machine allows no user namespaces:"
                    + " start Foldwork as an ordinary user");
        }
        return unshared;
    }

    /** Runs a program to its end and fails with what it said when it does not succeed. */
    void run(String program, String... arguments) throws IOException, InterruptedException, PostgresException {
        int exit = runFor(program, arguments);
        if (exit != 0) {
            throw new PostgresException(program + " ended with " + exit + ": " + lastWords());
        }
    }

    /** Runs a program to its end and returns its exit code. */
    int runFor(String program, String... arguments) throws IOException, InterruptedException, PostgresException {
        var command = new ArrayList<String>();
        command.add(binaries.resolve("bin").resolve(program).toString());
        command.addAll(List.of(arguments));
        return exec(command);
    }

    private int exec(List<String> command) throws IOException, InterruptedException, PostgresException {
        var whole = new ArrayList<>(prefix);
        whole.addAll(command);
        var builder = new ProcessBuilder(whole).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        builder.environment().put("LC_ALL", "C");
        try {
            Process process = builder.start();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new PostgresException(command.getFirst() + " did not end within " + PATIENCE_SECONDS + " s");
            }
            return process.exitValue();
        } catch (IOException missing) {
            if (prefix.isEmpty()) {
                throw missing;
            }
            throw new PostgresException(
                    "PostgreSQL does not run as root, and the program 'unshare' (util-linux) is missing", missing);
        }
    }

    /** Returns the end of what the last program said. */
    String lastWords() throws IOException {
        List<String> lines = Files.readAllLines(output);
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 8), lines.size()));
    }
}
