package dev.foldwork.local.crash;

import dev.foldwork.flow.run.RunEvent;
import dev.foldwork.flow.run.Runs;
import dev.foldwork.local.LocalRunner;
import dev.foldwork.local.LocalSettings;
import dev.foldwork.local.MachineSecrets;
import dev.foldwork.local.crash.KillingJournal.Bug;
import dev.foldwork.local.journal.SqliteJournal;
import dev.foldwork.node.artifact.ArtifactFolder;
import dev.foldwork.testing.TestingNodes;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;

/** The process that is killed: begins a run or takes it up, and works to its end. */
final class CrashChild {

    private CrashChild() {}

    /** Arguments: folder, flow, number of the kill point (0 for none), fault on purpose. Prints the points passed. */
    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        int points = work(
                folder, CrashFlow.valueOf(arguments[1]), Integer.parseInt(arguments[2]), Bug.valueOf(arguments[3]));
        System.out.println(points);
        System.exit(0);
    }

    /** Works to the run's end in this process; returns how many kill points were passed. */
    static int work(Path folder, CrashFlow flow, int killAt, Bug bug) throws Exception {
        Path effects = folder.resolve("effects");
        try (var journal = new KillingJournal(
                        SqliteJournal.open(folder.resolve("journal.db"), notice -> {}), killAt, effects, bug);
                var runner = new LocalRunner(
                        journal,
                        new LocalSettings(
                                TestingNodes.catalog(),
                                InstantSource.system(),
                                folder.resolve("locks"),
                                new ArtifactFolder(folder.resolve("artifacts")),
                                MachineSecrets.NONE,
                                notice -> {}))) {
            String run;
            if (journal.list(1, null).isEmpty()) {
                run = runner.start(flow.in(effects).plan(), Map.of(), Runs.StartOptions.NONE);
            } else {
                run = journal.list(1, null).getFirst().id();
                runner.takeUpAll();
            }
            runner.follow(run, 0, event -> {
                if (event.kind() == RunEvent.Kind.NODE_ASKING && isOpen(runner, run)) {
                    runner.answer(run, event.path(), "yes", "tester");
                }
                return true;
            });
            return journal.points();
        }
    }

    private static boolean isOpen(LocalRunner runner, String run) {
        return runner.get(run).orElseThrow().asking();
    }
}
