package dev.foldwork.bench;

import dev.foldwork.local.LocalRunner;
import dev.foldwork.local.LocalSettings;
import dev.foldwork.local.MachineSecrets;
import dev.foldwork.local.journal.Journal;
import dev.foldwork.node.artifact.ArtifactFolder;
import dev.foldwork.node.builtin.BuiltInNodes;
import java.nio.file.Path;
import java.time.InstantSource;

/** Makes local engines to be measured. */
final class Runners {

    private Runners() {}

    /** Returns an engine on this journal; locks and artifacts stand in the folder. */
    static LocalRunner on(Journal journal, Path folder) {
        return new LocalRunner(
                journal,
                new LocalSettings(
                        BuiltInNodes.catalog(),
                        InstantSource.system(),
                        folder.resolve("locks"),
                        new ArtifactFolder(folder.resolve("artifacts")),
                        MachineSecrets.NONE,
                        notice -> {}));
    }
}
