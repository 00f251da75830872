package dev.foldwork.cli.stack;

import dev.foldwork.cli.TestingCli;
import dev.foldwork.testing.cloud.TestingCloud;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The command line as a process of its own, on the jars that the build just made. */
final class TestingStack {

    private static final long PATIENCE_SECONDS = 240;
    private static final Path PROGRAM = Path.of("target", "program").toAbsolutePath();

    final Path data;
    final int port;
    private final Path home;
    private Process up;

    TestingStack(Path home) throws IOException {
        data = Files.createDirectories(home.resolve("data"));
        this.home = home;
        port = freeRow();
        layOut();
    }

    /** Lays the program out as the start script does, once for all, so that only the first start of all tests is a cold one. */
    private static synchronized void layOut() throws IOException {
        Path checkout = TestingCloud.checkout();
        layOut("backend", checkout.resolve("studio-backend/app/target"), "studio-backend-");
        layOut("worker", checkout.resolve("conductor-workers/worker/target"), "conductor-worker-");
        Path conductor = PROGRAM.resolve("conductor");
        if (!Files.isSymbolicLink(conductor)) {
            Files.createSymbolicLink(conductor, checkout.resolve("conductor-workers/server/target/conductor"));
        }
    }

    /** The system uses three ports in a row: some below those that systems give to whoever connects anywhere. */
    private static int freeRow() {
        for (; ; ) {
            int first = ThreadLocalRandom.current().nextInt(12_000, 32_000);
            if (isFree(first) && isFree(first + 1) && isFree(first + 2)) {
                return first;
            }
        }
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException used) {
            return false;
        }
    }

    private static void layOut(String name, Path target, String jar) throws IOException {
        Path folder = Files.createDirectories(PROGRAM.resolve(name));
        try (Stream<Path> own = Files.list(target);
                Stream<Path> libraries = Files.list(target.resolve("lib"))) {
            var jars = new ArrayList<>(libraries.toList());
            own.filter(file -> file.getFileName().toString().startsWith(jar)
                            && file.toString().endsWith(".jar")
                            && !file.toString().contains("-tests"))
                    .forEach(jars::add);
            for (Path old : files(folder, ".jar")) {
                if (jars.stream().noneMatch(each -> each.getFileName().equals(old.getFileName()))) {
                    Files.delete(old);
                }
            }
            for (Path each : jars) {
                Path copy = folder.resolve(each.getFileName());
                if (!Files.exists(copy) || !Files.getLastModifiedTime(copy).equals(Files.getLastModifiedTime(each))) {
                    Files.copy(each, copy, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        }
    }

    private static List<Path> files(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ending)).toList();
        }
    }

    /** Runs the command line to its end. */
    record Ended(int code, String out, String err) {}

    Ended run(String... arguments) throws Exception {
        Path out = Files.createTempFile(home, "out", "");
        Path err = Files.createTempFile(home, "err", "");
        Process process = process(out, err, arguments);
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError(String.join(" ", arguments) + " does not end: " + Files.readString(err));
        }
        return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
    }

    private Process process(Path out, Path err, String... arguments) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                // As the start script has it: a command is over before the second compiler pays off.
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.foldwork.cli.Main"));
        command.addAll(List.of(arguments));
        command.addAll(List.of("--data", data.toString()));
        var builder = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .directory(TestingCloud.checkout().toFile());
        builder.environment().put("FOLDWORK_HOME", PROGRAM.toString());
        return builder.start();
    }

    /** Starts the system and returns when it is ready. */
    void up() throws Exception {
        Path err = home.resolve("up.log");
        Files.deleteIfExists(err);
        up = process(home.resolve("up.out"), err, "up", "--port", Integer.toString(port));
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!Files.exists(err) || !Files.readString(err).contains("Foldwork is ready")) {
            if (!up.isAlive() || System.nanoTime() > end) {
                throw new AssertionError("the system does not start:\n" + Files.readString(err));
            }
            Thread.sleep(100);
        }
    }

    /** Kills the process that watches over the others. */
    void killSupervisor() throws InterruptedException {
        up.destroyForcibly().waitFor();
    }

    /** Kills one part; the supervisor starts it again. */
    void kill(String part) throws Exception {
        ProcessHandle process = process(part);
        process.destroyForcibly();
        while (process.isAlive()) {
            Thread.sleep(10);
        }
    }

    /** Has a part and its children do nothing for a while, as on a machine that sleeps or a disk that hangs. */
    void hold(String part, Duration time) throws Exception {
        ProcessHandle process = process(part);
        var all = Stream.concat(Stream.of(process), process.descendants()).toList();
        signal("-STOP", all);
        Thread.sleep(time);
        signal("-CONT", all);
    }

    private static void signal(String signal, List<ProcessHandle> processes) throws Exception {
        var command = new ArrayList<>(List.of("kill", signal));
        processes.forEach(process -> command.add(Long.toString(process.pid())));
        // One that has ended since is none that could be held.
        new ProcessBuilder(command).redirectErrorStream(true).start().waitFor();
    }

    private ProcessHandle process(String part) throws IOException {
        return new ProcessBook(data.resolve("stack/processes.json"))
                .alive(part)
                .orElseThrow(() -> new AssertionError(part + " does not run"));
    }

    /** Returns when every part runs again. It looks from this process: one of its own would take from what it waits for. */
    void awaitAll() throws Exception {
        var cli = new TestingCli(data);
        for (int i = 0; i < 400; i++) {
            if (cli.run("status").code() == 0) {
                return;
            }
            Thread.sleep(500);
        }
        throw new AssertionError("not all parts came back: " + run("status").out());
    }

    /** Returns the processes that are left of the system. */
    List<String> left() {
        String mark = data.toString();
        return ProcessHandle.allProcesses()
                .filter(process -> process.pid() != ProcessHandle.current().pid())
                .map(process -> process.info().commandLine().orElse(""))
                .filter(line -> line.toLowerCase(Locale.ROOT).contains(mark.toLowerCase(Locale.ROOT)))
                .toList();
    }

    Map<String, String> address() throws IOException {
        return Map.of(
                "url", Files.readString(data.resolve("stack/url")).strip(),
                "token", Files.readString(data.resolve("stack/token")).strip());
    }
}
