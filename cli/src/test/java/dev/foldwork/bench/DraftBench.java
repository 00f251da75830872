package dev.foldwork.bench;

import dev.foldwork.cli.cloud.Backend;
import dev.foldwork.cli.cloud.TestingStudio;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;

/** How long somebody who types waits on a large flow: over HTTP, on a real PostgreSQL. */
final class DraftBench {

    private static final int NODES = 500;
    private static final int WARM = 200;
    private static final int ROUNDS = 200;

    private DraftBench() {}

    static void run() {
        TestingStudio studio = TestingStudio.shared();
        Backend backend = studio.backend(studio.team(), "bench", "flows:read", "flows:write");
        Map<String, Object> created =
                backend.send("POST", "/api/v1/flows", Map.of("text", Flows.described(NODES)), null);
        String flow = "/api/v1/flows/" + created.get("id");
        Figures.head("A draft of " + NODES + " nodes");
        measure(
                "save: a patch of one setting",
                "bar p95 30 ms",
                i -> backend.send(
                        "PATCH",
                        flow + "/draft",
                        patch("replace", "/spec/nodes/n250/with/text", "About " + i),
                        i + 1L));
        measure(
                "save: one node moved",
                "",
                i -> backend.send(
                        "PATCH", flow + "/layout", patch("add", "/n" + i % NODES, Map.of("x", i, "y", i)), i + 1L));
        measure("check", "", i -> backend.send("POST", flow + "/check", Map.of(), null));
    }

    private static Map<String, Object> patch(String op, String path, Object value) {
        return Map.of("patch", List.of(Map.of("op", op, "path", path, "value", value)));
    }

    private static void measure(String what, String bar, IntConsumer work) {
        double[] millis = new double[ROUNDS];
        for (int i = 0; i < WARM + ROUNDS; i++) {
            long begun = System.nanoTime();
            work.accept(i);
            if (i >= WARM) {
                millis[i - WARM] = (System.nanoTime() - begun) / 1e6;
            }
        }
        Figures.line(what + ", p50", Figures.millis(Figures.median(millis)), "");
        Figures.line(what + ", p95", Figures.millis(Figures.quantile(millis, 0.95)), bar);
    }
}
