package dev.foldwork.local.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foldwork.flow.json.Json;
import dev.foldwork.flow.run.RunEvent;
import dev.foldwork.flow.run.RunEvent.Kind;
import dev.foldwork.local.crash.KillingJournal.Bug;
import dev.foldwork.local.journal.SqliteJournal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills a real process at its storage calls and at random moments.
 *
 * <p>{@code -Dfoldwork.crash.step=1} takes every kill point (every 24th unless said otherwise), {@code
 * -Dfoldwork.crash.cycles=200} kills that often at random (12 unless said otherwise).
 */
class CrashTest {

    private static final int STEP = Integer.getInteger("foldwork.crash.step", 24);
    private static final int CYCLES = Integer.getInteger("foldwork.crash.cycles", 12);

    /** On a busy machine more steps share a commit, and the last points are reached more seldom. */
    private static final int TRIES = 10;

    @TempDir
    Path home;

    private int folders;

    @Test
    void losesNothingAndRepeatsNothingWhereverItIsKilled() throws Exception {
        int all = 0;
        int killed = 0;
        var faults = new ArrayList<String>();
        for (CrashFlow flow : CrashFlow.values()) {
            int points = CrashChild.work(folder(), flow, 0, Bug.NONE);
            all += points;
            for (int point = 1; point <= points; point += STEP) {
                Path folder = folder();
                boolean dead = child(folder, flow, point, Bug.NONE) == 137;
                // One commit may take several steps: a run may reach fewer points than the one that was counted.
                for (int again = 0; again < TRIES && !dead; again++) {
                    folder = folder();
                    dead = child(folder, flow, point, Bug.NONE) == 137;
                }
                killed += dead ? 1 : 0;
                CrashChild.work(folder, flow, 0, Bug.NONE);
                faults.addAll(faults(flow + " killed at " + point, folder));
            }
        }
        System.out.println("crash: " + all + " kill points, killed at " + killed + ", " + faults.size() + " faults");
        assertThat(faults).isEmpty();
        assertThat(all).isGreaterThanOrEqualTo(500);
        assertThat(killed).isGreaterThanOrEqualTo(all / STEP - 10);
    }

    @Test
    void losesNothingAndRepeatsNothingWhenKilledAtRandom() throws Exception {
        var random = new Random(20261124);
        var faults = new ArrayList<String>();
        int kills = 0;
        int runs = 0;
        while (kills < CYCLES) {
            CrashFlow flow = CrashFlow.values()[runs++ % CrashFlow.values().length];
            Path folder = folder();
            boolean over = false;
            for (int i = 0; i < 8 && !over && kills < CYCLES; i++) {
                Process process = start(folder, flow, 0, Bug.NONE);
                over = process.waitFor(250 + random.nextInt(700), TimeUnit.MILLISECONDS);
                kills += over ? 0 : 1;
                process.destroyForcibly().waitFor();
            }
            CrashChild.work(folder, flow, 0, Bug.NONE);
            faults.addAll(faults(flow + " killed at random", folder));
        }
        System.out.println("crash: " + kills + " kills at random in " + runs + " runs, " + faults.size() + " faults");
        assertThat(faults).isEmpty();
    }

    @Test
    void seesAnAcknowledgementThatComesTooEarly() throws Exception {
        assertThat(faultsOf(Bug.EARLY_ACKNOWLEDGEMENT, Bug.NONE)).isNotEmpty();
    }

    @Test
    void seesARecoveryThatForgetsASettledState() throws Exception {
        assertThat(faultsOf(Bug.NONE, Bug.FORGETFUL_RECOVERY)).isNotEmpty();
    }

    private List<String> faultsOf(Bug atFirst, Bug afterwards) throws Exception {
        var faults = new ArrayList<String>();
        for (int point = 21; point < 80 && faults.isEmpty(); point += 5) {
            Path folder = folder();
            child(folder, CrashFlow.FAN, point, atFirst);
            CrashChild.work(folder, CrashFlow.FAN, 0, afterwards);
            faults.addAll(faults("control", folder));
        }
        return faults;
    }

    private Path folder() throws IOException {
        return Files.createDirectories(home.resolve("f" + folders++));
    }

    private static int child(Path folder, CrashFlow flow, int point, Bug bug) throws Exception {
        return start(folder, flow, point, bug).waitFor();
    }

    private static Process start(Path folder, CrashFlow flow, int point, Bug bug) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xshare:auto",
                        "--enable-native-access=ALL-UNNAMED",
                        // A killed process leaves SQLite's library behind where it unpacked it.
                        "-Dorg.sqlite.tmpdir=" + folder,
                        "-cp",
                        System.getProperty("java.class.path"),
                        CrashChild.class.getName(),
                        folder.toString(),
                        flow.name(),
                        Integer.toString(point),
                        bug.name())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("child.log").toFile())
                .start();
    }

    /** Compares what the processes said they had acknowledged and done with what the journal holds in the end. */
    private static List<String> faults(String what, Path folder) throws IOException {
        var faults = new ArrayList<String>();
        Set<String> acknowledged = new HashSet<>();
        for (String line : Files.readAllLines(folder.resolve("effects"))) {
            String path = line.substring(line.indexOf(' ') + 1);
            if (line.startsWith("settled ")) {
                acknowledged.add(path);
            } else if (acknowledged.contains(path)) {
                faults.add(what + ": " + path + " ran again after it had been acknowledged");
            }
        }
        try (var journal = SqliteJournal.open(folder.resolve("journal.db"), notice -> {})) {
            var run = journal.list(1, null).getFirst();
            if (!run.state().wire().equals("succeeded")) {
                faults.add(what + ": the run ended " + run.state().wire());
            }
            var settled = new HashSet<String>();
            long expected = 1;
            for (RunEvent event : journal.events(run.id(), 0, Integer.MAX_VALUE)) {
                if (event.seq() != expected++) {
                    faults.add(what + ": event " + event.seq() + " where " + (expected - 1) + " belongs");
                }
                if (event.kind() == Kind.NODE_SETTLED && !settled.add(event.path())) {
                    faults.add(what + ": " + event.path() + " settled twice");
                }
            }
            acknowledged.removeAll(settled);
            acknowledged.forEach(path -> faults.add(what + ": " + path + " was acknowledged and is lost"));
            faults.addAll(wrong(what, run.output()));
        }
        return faults;
    }

    private static List<String> wrong(String what, Map<String, Object> output) {
        String text = Json.canonical(output);
        boolean right =
                text.contains("\"last\":\"yes\"") || text.contains("[3,4,5,") || text.contains("\"NO1\",\"NO2\"");
        return right ? List.of() : List.of(what + ": wrong result " + text);
    }
}
