package dev.foldwork.cli.backup;

import dev.foldwork.cli.CliFailure;
import dev.foldwork.cli.ExitCode;
import dev.foldwork.cli.stack.StackPlaces;
import dev.foldwork.local.journal.JournalCopy;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** Whether this program understands what a backup holds: older things are brought up to date, newer ones are refused. */
final class Acceptance {

    private static final int POSTGRES = 18;

    private Acceptance() {}

    static void check(Manifest manifest) throws IOException {
        Map<String, String> versions = manifest.versions();
        refuse("a journal", versions.get("journal"), Optional.of(Integer.toString(JournalCopy.NEWEST)));
        if (manifest.databases().isEmpty()) {
            return;
        }
        Optional<String> schema = StackPlaces.newestSchema();
        if (schema.isEmpty()) {
            throw new CliFailure(
                    "PROGRAM_MISSING",
                    ExitCode.FAILED,
                    "The built program is missing, so nobody knows which databases it can use",
                    "run 'make build' first");
        }
        refuse("a database", versions.get("schema"), schema);
        refuse("a cloud engine", versions.get("conductor"), StackPlaces.engineVersion());
        refuse("a PostgreSQL", versions.get("postgres"), Optional.of(Integer.toString(POSTGRES)));
    }

    private static void refuse(String what, @org.jspecify.annotations.Nullable String made, Optional<String> known) {
        if (made != null && known.isPresent() && isNewer(made, known.get())) {
            throw Refusals.newer("comes from " + what + " of version " + Names.shown(made) + ", and this program knows "
                    + known.get());
        }
    }

    /** Compares numbers joined by points; what is no number counts as newer. */
    static boolean isNewer(String made, String known) {
        String[] ours = known.split("\\.");
        String[] theirs = made.split("\\.");
        for (int i = 0; i < theirs.length; i++) {
            if (!theirs[i].matches("\\d{1,18}")) {
                return true;
            }
            long their = Long.parseLong(theirs[i]);
            long our = i < ours.length ? Long.parseLong(ours[i]) : 0;
            if (their != our) {
                return their > our;
            }
        }
        return false;
    }
}
