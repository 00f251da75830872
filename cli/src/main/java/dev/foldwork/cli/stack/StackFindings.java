package dev.foldwork.cli.stack;

import dev.foldwork.cli.CliFailure;
import dev.foldwork.cli.Finding;
import dev.foldwork.cli.Finding.Level;
import dev.foldwork.cli.cloud.CloudAddress;
import dev.foldwork.cli.cloud.RemoteRuns;
import dev.foldwork.flow.run.RunRefused;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What runs on the cloud engine need of this machine. */
public final class StackFindings {

    private static final int PORT = 7300;

    private StackFindings() {}

    /** Looks at the program, the ports and the backend, without starting anything. */
    public static List<Finding> of(Path data) throws IOException {
        var findings = new ArrayList<Finding>();
        StackFolder folder = StackFolder.in(data);
        var preflight = new Preflight(folder, PORT);
        findings.add(checked("Program", preflight::programs, "backend, worker and Conductor server are there"));
        Finding backend = backend(data);
        if (backend.level() != Level.GOOD) {
            findings.add(
                    checked("Ports", preflight::ports, PORT + " to " + (PORT + Preflight.PORTS - 1) + " are free"));
        }
        findings.add(backend);
        return findings;
    }

    private interface Look {
        void at() throws IOException;
    }

    private static Finding checked(String what, Look look, String good) throws IOException {
        try {
            look.at();
            return Finding.good(what, good);
        } catch (CliFailure failure) {
            return new Finding(what, Level.NOTE, String.valueOf(failure.getMessage()), failure.remedy());
        }
    }

    private static Finding backend(Path data) {
        try {
            var address = CloudAddress.find(data);
            new RemoteRuns(address, null).list(1, null);
            return Finding.good("Backend", "answers at " + address.url());
        } catch (CliFailure away) {
            return new Finding("Backend", Level.NOTE, String.valueOf(away.getMessage()), away.remedy());
        } catch (RunRefused refused) {
            return new Finding(
                    "Backend",
                    Level.NOTE,
                    refused.code() + ": " + refused.getMessage(),
                    "give a token of that backend in FOLDWORK_TOKEN");
        }
    }
}
