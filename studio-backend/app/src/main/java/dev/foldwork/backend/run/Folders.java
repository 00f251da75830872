package dev.foldwork.backend.run;

import dev.foldwork.flow.Problem;
import dev.foldwork.flow.Problem.Severity;
import dev.foldwork.flow.plan.Plan;
import dev.foldwork.flow.run.Runs.StartOptions;
import java.util.ArrayList;
import java.util.List;

/** Checks that every folder a flow names was granted; whether it exists, its worker sees. */
final class Folders {

    private Folders() {}

    static List<Problem> problems(Plan plan, StartOptions options) {
        var problems = new ArrayList<Problem>();
        for (String folder : plan.access().folders().keySet()) {
            if (!options.folders().containsKey(folder)) {
                problems.add(new Problem(
                        "FOLDER_MISSING",
                        Severity.ERROR,
                        null,
                        0,
                        0,
                        null,
                        "The flow needs folder '" + folder + "', which is not granted",
                        "grant it with --folder " + folder + "=PATH"));
            }
        }
        return problems;
    }
}
