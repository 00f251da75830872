package dev.foldwork.backend.flow;

import static dev.foldwork.backend.flow.FlowsTest.FLOWS;
import static dev.foldwork.backend.flow.FlowsTest.create;
import static org.assertj.core.api.Assertions.assertThat;

import dev.foldwork.backend.TestingBackend;
import dev.foldwork.backend.TestingCaller;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;

/** How long typing waits on a flow of 500 nodes. The bounds are wide, as test machines are shared; the figures are printed. */
class SpeedTest {

    private static final int NODES = 500;
    private static final int ROUNDS = 60;

    private static String large() {
        var text = new StringBuilder("apiVersion: foldwork/v1\nkind: Flow\nmetadata: {name: large}\nspec:\n  nodes:\n");
        for (int i = 0; i < NODES; i++) {
            text.append("    # about n").append(i).append("\n    n").append(i).append(":\n      type: data.set@1\n");
            if (i > 0) {
                text.append("      needs: [n").append(i - 1).append("]\n");
            }
            String value = i > 0 ? "${ nodes.n" + (i - 1) + ".v + 1 }" : "1";
            text.append("      with:\n        v: \"")
                    .append(value)
                    .append("\"\n        text: Some words of number ")
                    .append(i)
                    .append("\n");
        }
        return text.append("  outputs:\n    v: \"${ nodes.n499.v }\"\n").toString();
    }

    @Test
    void savingAndCheckingFiveHundredNodes() {
        TestingBackend backend = TestingBackend.shared();
        TestingCaller anna = backend.caller(backend.team(), "anna", "flows:write");
        String at = FLOWS + "/" + create(anna, large());
        FlowChecks checks = backend.part(FlowChecks.class, "flowChecks");
        var team = backend.database()
                .fetchOne("select team_id from flow where id = ?::uuid", at.substring(FLOWS.length() + 1))
                .get(0, java.util.UUID.class);
        long[] check = timed("check inside", i -> checks.check(team, large(), Map.of()));
        long[] checked =
                timed("check over HTTP", i -> anna.post(at + "/check", Map.of()).is(200));
        long[] saved = timed(
                "patch over HTTP",
                i -> anna.change(
                                "PATCH",
                                at + "/draft",
                                i + 1L,
                                Map.of(
                                        "patch",
                                        List.of(Map.of(
                                                "op", "replace", "path", "/spec/nodes/n250/with/v", "value", i))))
                        .is(200));
        timed(
                "layout over HTTP",
                i -> anna.change(
                                "PATCH",
                                at + "/layout",
                                i + 1L,
                                Map.of(
                                        "patch",
                                        List.of(Map.of(
                                                "op", "add", "path", "/n" + i, "value", Map.of("x", i, "y", i)))))
                        .is(200));
        assertThat(List.of(check[0], checked[0], saved[0]))
                .allSatisfy(micros -> assertThat(micros).isLessThan(500_000L));
    }

    /** Returns median and 95th percentile in microseconds of the second half. */
    private static long[] timed(String what, IntConsumer work) {
        long[] took = new long[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            long start = System.nanoTime();
            work.accept(i);
            took[i] = (System.nanoTime() - start) / 1_000;
        }
        long[] warm = java.util.Arrays.copyOfRange(took, ROUNDS / 2, ROUNDS);
        java.util.Arrays.sort(warm);
        long[] result = {warm[warm.length / 2], warm[warm.length * 95 / 100]};
        System.out.printf(
                "flows: %s, %d nodes: p50 %.1f ms, p95 %.1f ms%n", what, NODES, result[0] / 1e3, result[1] / 1e3);
        return result;
    }
}
