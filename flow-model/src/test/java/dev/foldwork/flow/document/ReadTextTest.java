package dev.foldwork.flow.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foldwork.flow.json.PatchException;
import dev.foldwork.flow.json.PatchStep;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Patching a text that is kept read is the same as patching what is written. */
class ReadTextTest {

    private static final String TEXT = """
            apiVersion: foldwork/v1
            kind: Flow
            metadata: { name: x }
            spec:
              nodes:
                # about a
                a:
                  type: data.set@1
                  needs:
                  - b
                  with:
                    v: 1
                    text: |
                      # no comment

                      nodes:
                        c: no node

                # about b
                b:
                  type: flow.group@1
                  nodes:
                    a: { type: data.set@1 }
                    c:
                      type: data.set@1
                      with: { v: "x: y" } # why
              outputs: {}
            """;

    static List<Path> documents() throws Exception {
        return BlockPatchTest.documents();
    }

    private static Map<String, Object> value(String text) {
        return Objects.requireNonNull(FlowReader.read(text.getBytes(StandardCharsets.UTF_8), "x")
                        .document())
                .value();
    }

    private static void paths(Map<?, ?> body, List<String> path, List<List<String>> all) {
        if (body.get("nodes") instanceof Map<?, ?> nodes) {
            nodes.forEach((name, node) -> {
                var own = new ArrayList<>(path);
                own.add("nodes");
                own.add(name.toString());
                all.add(own);
                if (node instanceof Map<?, ?> map) {
                    paths(map, own, all);
                }
            });
        }
    }

    private static List<List<String>> nodes(String text) {
        var all = new ArrayList<List<String>>();
        if (value(text).get("spec") instanceof Map<?, ?> spec) {
            paths(spec, List.of("spec"), all);
        }
        return all;
    }

    @Test
    void nodesAreFoundByTheIndentOfTheirLines() {
        assertThat(ReadText.of(TEXT).byLines()).isTrue();
        var root = FlowFormat.composed(TEXT);
        for (List<String> path : List.of(List.of("spec", "nodes", "b"), List.of("spec", "nodes", "b", "nodes", "c"))) {
            assertThat(LineBlocks.find(TEXT, path)).isNotNull().isEqualTo(NodeBlock.find(TEXT, root, path));
        }
        assertThat(LineBlocks.find(TEXT, List.of("spec", "nodes", "b", "nodes", "a")))
                .as("not in lines of its own")
                .isNull();
        assertThat(LineBlocks.find(TEXT, List.of("spec", "nodes", "c")))
                .as("a line of a text")
                .isNull();
    }

    @Test
    void blankLinesAndCommentsBehindANodeStay() {
        var patched = DocumentPatch.apply(
                TEXT, PatchStep.list(List.of(Map.of("op", "replace", "path", "/spec/nodes/a/with/v", "value", 2L))));
        assertThat(patched.text()).isEqualTo(TEXT.replace("v: 1", "v: 2"));
        assertThat(patched.read()).isNotNull();
    }

    @ParameterizedTest
    @MethodSource("documents")
    void whereverANodeIsFoundItIsWhereReadingFindsIt(Path file) throws Exception {
        String text = FlowFormat.format(Files.readAllBytes(file));
        if (ReadText.of(text).byLines()) {
            var root = FlowFormat.composed(text);
            for (List<String> path : nodes(text)) {
                NodeBlock found = LineBlocks.find(text, path);
                NodeBlock read = NodeBlock.find(text, root, path);
                assertThat(found == null ? read : found).isEqualTo(read);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"one\n   nodes:\n     a: two\"",
                "'one\n  outputs: two'",
                "[one,\n  two]",
                "{ a: 1,\n  b: 2 }",
                "one\n             two",
            })
    void whatHangsOverItsLineIsReadAndNotGuessed(String value) {
        String text = "spec:\n  nodes:\n    a:\n      type: data.set@1\n      with:\n        x: 1\n        y: " + value
                + "\n    b:\n      type: log.note@1\n      with:\n        text: t\n";
        assertThat(ReadText.of(text).byLines()).isFalse();
        var patched = DocumentPatch.apply(
                text,
                List.of(PatchStep.list(
                                List.of(Map.of("op", "replace", "path", "/spec/nodes/b/with/text", "value", "u")))
                        .getFirst()));
        assertThat(value(patched.text())).isEqualTo(patched.value());
        assertThat(patched.read()).isNull();
    }

    @ParameterizedTest
    @MethodSource("documents")
    void aChainOfPatchesIsTheSameFromAKeptText(Path file) throws Exception {
        String text = FlowFormat.format(Files.readAllBytes(file));
        ReadText kept = ReadText.of(text);
        var random = new Random(5);
        for (int round = 0; round < 40; round++) {
            var steps = List.of(ChanceSteps.step(
                    kept.value(), random, path -> path.size() > 3 && path.get(1).equals("nodes")));
            DocumentPatch.Patched written;
            try {
                written = DocumentPatch.apply(kept.text(), steps);
            } catch (PatchException refused) {
                continue;
            }
            var patched = DocumentPatch.apply(kept, steps);
            assertThat(patched).isEqualTo(written);
            assertThat(value(patched.text())).isEqualTo(patched.value());
            kept = patched.read() == null ? ReadText.of(patched.text()) : patched.read();
        }
    }
}
