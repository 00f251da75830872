package dev.foldwork.bench;

import dev.foldwork.postgres.PostgresServer;
import dev.foldwork.postgres.PostgresSettings;
import dev.foldwork.testing.cloud.TestingCloud;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Other durable engines, measured in the same run on the same disk by {@code peers.sh}. */
final class Peers {

    private static final String DATABASE = "b3";

    private final Path folder;

    Peers(Path folder) {
        this.folder = folder.resolve("peers");
    }

    /**
     * Prints the peers' figures beside ours.
     *
     * @param alone milliseconds of a local step alone
     * @param sixteen local steps per second with 16 runs at once
     */
    void run(double alone, double sixteen) throws Exception {
        Path programs = TestingCloud.checkout().resolveSibling("shared").resolve("peers");
        Figures.head("Other engines, in this run: a step alone, steps/s with 16 at once");
        if (!Files.isDirectory(programs)) {
            Figures.line("not measured", "", "their programs are looked for in ../shared/peers");
            return;
        }
        double best = 0;
        double fastest = Double.MAX_VALUE;
        for (String line : figures(programs)) {
            String[] cells = line.split("\\|", -1);
            boolean measured = cells.length == 4 && !cells[2].isBlank() && !cells[3].isBlank();
            if (measured) {
                fastest = Math.min(fastest, Double.parseDouble(cells[2]));
                best = Math.max(best, Double.parseDouble(cells[3]));
                Figures.line(
                        cells[0],
                        Figures.millis(Double.parseDouble(cells[2])),
                        Figures.perSecond(Double.parseDouble(cells[3])) + "   safe: " + cells[1]);
            } else {
                Figures.line(cells[0], "", cells.length > 1 ? cells[1] : "");
            }
        }
        if (best > 0) {
            Figures.line("a step alone: best peer / ours", times(fastest / alone), "bar: above 1");
            Figures.line("16 at once: ours / best peer", times(sixteen / best), "bar 4");
        }
    }

    private static String times(double ratio) {
        return String.format(Locale.ROOT, "%.1f x", ratio);
    }

    private List<String> figures(Path programs) throws Exception {
        Files.createDirectories(folder);
        var postgres = PostgresServer.start(
                new PostgresSettings(folder.resolve("postgres"), TestingCloud.freePort(), List.of(DATABASE)));
        try {
            return script(programs, postgres);
        } finally {
            postgres.stop();
        }
    }

    private List<String> script(Path programs, PostgresServer postgres) throws IOException, InterruptedException {
        Path script = TestingCloud.checkout().resolve(Path.of("cli", "src", "test", "bench", "peers.sh"));
        Path said = folder.resolve("figures.txt");
        var builder = new ProcessBuilder(script.toString(), programs.toString(), folder.toString())
                .redirectOutput(said.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        var environment = builder.environment();
        environment.put("PGURL", postgres.url(DATABASE));
        environment.put("PGUSER", PostgresSettings.USER);
        environment.put("PGPASSWORD", postgres.password());
        environment.put("REDIS_PORT", Integer.toString(TestingCloud.freePort()));
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        builder.start().waitFor();
        return Files.readAllLines(said);
    }
}
