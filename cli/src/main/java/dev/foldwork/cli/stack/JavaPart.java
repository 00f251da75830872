package dev.foldwork.cli.stack;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A process of Foldwork's own: backend, worker or runner. */
final class JavaPart implements Part {

    private static final long STOP_SECONDS = 15;
    /** Of this process' variables only those that say where spans go; each part has a service name of its own. */
    private static final Set<String> TELEMETRY = Set.of(
            "OTEL_RESOURCE_ATTRIBUTES",
            "OTEL_SDK_DISABLED",
            "OTEL_TRACES_EXPORTER",
            "OTEL_METRICS_EXPORTER",
            "OTEL_METRIC_EXPORT_INTERVAL");

    private final String name;
    private final Program program;
    private final Path home;
    private final Map<String, String> environment;
    private final @Nullable URI health;
    private @Nullable Process process;

    /**
     * What is started.
     *
     * @param jars folder with the jars of its class path; null for the class path of this process
     */
    record Program(@Nullable Path jars, String main, List<String> arguments) {

        String classPath() throws IOException {
            if (jars == null) {
                return System.getProperty("java.class.path");
            }
            try (Stream<Path> files = Files.list(jars)) {
                return String.join(
                        ":",
                        files.map(Path::toString)
                                .filter(jar -> jar.endsWith(".jar"))
                                .sorted()
                                .toList());
            }
        }

        /** Returns what starts it; {@code cache} is what the JVM is told about caches of classes. */
        List<String> command(List<String> cache) throws IOException {
            var command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx512m",
                    "-XX:+UseSerialGC",
                    "-Xlog:cds=off",
                    "-Xlog:aot=off",
                    "--enable-native-access=ALL-UNNAMED"));
            command.addAll(cache);
            command.addAll(List.of("-cp", classPath(), main));
            command.addAll(arguments);
            return command;
        }
    }

    /** @param health answers with 200 once it works; null for one that works once it runs */
    JavaPart(String name, Program program, Path home, Map<String, String> environment, @Nullable URI health) {
        this.name = name;
        this.program = program;
        this.home = home;
        this.environment = environment;
        this.health = health;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public ProcessHandle start() throws IOException, StackException {
        Path jars = program.jars();
        if (jars != null && !Files.isDirectory(jars)) {
            throw new StackException("The program of " + name + " is missing in " + jars + ": run 'make build'");
        }
        var cache = StartCache.of(program, home);
        var builder = new ProcessBuilder(program.command(cache.options()))
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(Path.of(log()).toFile()));
        settle(builder, environment);
        process = builder.start();
        return process.toHandle();
    }

    /** Gives a process this environment and hardly anything of ours. */
    static void settle(ProcessBuilder builder, Map<String, String> environment) {
        builder.environment().clear();
        builder.environment().put("PATH", "/usr/local/bin:/usr/bin:/bin");
        builder.environment().put("HOME", System.getProperty("user.home"));
        builder.environment().put("LANG", "C.UTF-8");
        System.getenv().forEach((name, value) -> {
            if (name.startsWith("OTEL_EXPORTER_OTLP_") || TELEMETRY.contains(name)) {
                builder.environment().put(name, value);
            }
        });
        builder.environment().putAll(environment);
    }

    @Override
    public boolean isReady() throws InterruptedException {
        return process != null && process.isAlive() && (health == null || Health.answers(health));
    }

    @Override
    public void stop() throws InterruptedException {
        if (process != null) {
            process.destroy();
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        }
    }

    @Override
    public String log() {
        return home.resolve(name + ".log").toString();
    }
}
