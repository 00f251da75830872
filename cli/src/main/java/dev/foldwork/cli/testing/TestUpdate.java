package dev.foldwork.cli.testing;

import dev.foldwork.cli.flow.FlowFile;
import dev.foldwork.flow.document.DocumentPatch;
import dev.foldwork.flow.json.PatchStep;
import dev.foldwork.flow.run.RunRecord;
import dev.foldwork.flow.testcase.Expected;
import dev.foldwork.flow.testcase.SavedTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes what came the expectation of a test; statements and single nodes stay as a person wrote them. */
final class TestUpdate {

    private TestUpdate() {}

    /** Rewrites the test's file; false when there was nothing that came of it. */
    static boolean of(TestOutcome outcome) {
        if (!(outcome instanceof TestOutcome.Ran ran)
                || ran.run() == null
                || ran.passed()
                || ran.late()
                || !ran.missing().isEmpty()) {
            return false;
        }
        try {
            String text = Files.readString(ran.file());
            String changed = DocumentPatch.apply(text, steps(ran.test().expected(), ran.run()))
                    .text();
            Path half = ran.file().resolveSibling("." + ran.file().getFileName() + ".new");
            Files.writeString(half, changed);
            Files.move(half, ran.file(), StandardCopyOption.ATOMIC_MOVE);
            return true;
        } catch (IOException fault) {
            throw FlowFile.unwritable(ran.file(), fault);
        }
    }

    private static List<PatchStep> steps(Expected expected, RunRecord run) {
        Map<String, @Nullable Object> came = SavedTest.expect(run);
        var steps = new ArrayList<Map<String, @Nullable Object>>();
        for (String part : List.of("state", "error", "outputs")) {
            Object value = part.equals("outputs") ? outputs(expected, run) : came.get(part);
            if (value != null) {
                steps.add(step("add", part, value));
            } else if (part.equals("error") && (expected.errorCode() != null || expected.errorPath() != null)) {
                steps.add(step("remove", part, null));
            } else if (part.equals("outputs") && !expected.outputs().isEmpty()) {
                steps.add(step("remove", part, null));
            }
        }
        return PatchStep.list(steps);
    }

    /** Outputs that nobody looked at stay unlooked at. */
    private static @Nullable Object outputs(Expected expected, RunRecord run) {
        Map<String, @Nullable Object> output = run.output();
        if (output == null || expected.outputs().isEmpty()) {
            return output;
        }
        var named = new LinkedHashMap<>(output);
        named.keySet().retainAll(expected.outputs().keySet());
        return named;
    }

    private static Map<String, @Nullable Object> step(String kind, String part, @Nullable Object value) {
        var step = new LinkedHashMap<String, @Nullable Object>();
        step.put("op", kind);
        step.put("path", "/spec/expect/" + part);
        if (value != null) {
            step.put("value", value);
        }
        return step;
    }
}
