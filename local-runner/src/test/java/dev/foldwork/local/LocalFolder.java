package dev.foldwork.local;

import dev.foldwork.local.journal.SqliteJournal;
import dev.foldwork.node.artifact.ArtifactFolder;
import dev.foldwork.testing.TestingNodes;
import dev.foldwork.testing.TestingShop;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** A data folder with a runner on it, as the command line makes it. */
final class LocalFolder implements AutoCloseable {

    final List<String> notices = new ArrayList<>();
    final SqliteJournal journal;
    final LocalRunner runner;

    LocalFolder(Path folder) {
        journal = SqliteJournal.open(folder.resolve("journal.db"), notices::add);
        runner = new LocalRunner(
                journal,
                new LocalSettings(
                        TestingNodes.catalog(),
                        InstantSource.system(),
                        folder.resolve("locks"),
                        new ArtifactFolder(folder.resolve("artifacts")),
                        new MachineSecrets(TestingNodes.secrets(), TestingShop.connections()),
                        notices::add));
    }

    @Override
    public void close() {
        runner.close();
        journal.close();
    }
}
