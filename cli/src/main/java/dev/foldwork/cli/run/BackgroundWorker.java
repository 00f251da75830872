package dev.foldwork.cli.run;

import dev.foldwork.cli.CliFailure;
import dev.foldwork.cli.ExitCode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts a process of its own that works on this machine's runs until none is left. */
final class BackgroundWorker {

    private BackgroundWorker() {}

    static void start(Path data) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> command = new ArrayList<>(List.of(
                java,
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.foldwork.cli.Main",
                "runs",
                "work",
                "--data",
                data.toAbsolutePath().toString()));
        var log = ProcessBuilder.Redirect.appendTo(data.resolve("worker.log").toFile());
        try {
            new ProcessBuilder(command)
                    .redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")))
                    .redirectOutput(log)
                    .redirectError(log)
                    .start();
        } catch (IOException fault) {
            throw new CliFailure(
                    "WORKER_NOT_STARTED",
                    ExitCode.FAILED,
                    "The run is recorded, but no process could be started for it: " + fault.getMessage(),
                    "foldwork runs watch works on it");
        }
    }
}
