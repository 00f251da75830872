package dev.foldwork.flow.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.foldwork.flow.json.Json;
import dev.foldwork.flow.json.PatchException;
import dev.foldwork.flow.json.PatchStep;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Writing only the nodes that a patch is about. */
class BlockPatchTest {

    private static final String A = """
                 a:   # behind a
                       with:
                          v:    1   # one
                          text: |
                             # no comment

                               deeper
                       type: data.set@1
            """;

    private static final String D = """
                           d:
                               type: data.set@1
                               with:
                                  list:
                                  - 1   # first
                                  -   2
            """;

    /** In canonical form nowhere, so that every line that is written anew shows. */
    private static final String TEXT = """
            kind:   Flow
            apiVersion: foldwork/v1
            metadata: {name: x,   title:  'odd'}
            spec:
               nodes:
                 # about a
            """ + A + """
                   # behind a's values

                 b:
                       type:   data.set@1
                       with: {v: 1}

                 each:
                       type:   flow.for_each@1
                       nodes:
                           # inside
                           c:
                               type:   data.set@1
                               with:
                                  w: [1,   2]
            """ + D + """
                 last: {type: log.note@1, with:  {text: a}}
            """;

    private static List<PatchStep> steps(String json) {
        return PatchStep.list((List<?>) Json.parse(json.replace('\'', '"')));
    }

    private static String apply(String text, String json) {
        return DocumentPatch.apply(text, steps(json)).text();
    }

    @Test
    void linesOfOtherNodesStayAsTheyAreWritten() {
        assertThat(apply(TEXT, "[{'op':'replace','path':'/spec/nodes/a/with/v','value':2}]"))
                .isEqualTo(TEXT.replace(A, """
                             a: # behind a
                               type: data.set@1
                               with:
                                 v: 2 # one
                                 text: |
                                   # no comment

                                     deeper
                        """));
    }

    @Test
    void onlyTheInnermostNodeIsWritten() {
        assertThat(apply(TEXT, "[{'op':'add','path':'/spec/nodes/each/nodes/d/with/list/-','value':3}]"))
                .isEqualTo(TEXT.replace(D, """
                               d:
                                 type: data.set@1
                                 with:
                                   list:
                                   - 1 # first
                                   - 2
                                   - 3
                """));
    }

    @Test
    void stepsInSeveralNodesAreOnePatch() {
        var patched = DocumentPatch.apply(TEXT, steps("""
                [{'op':'replace','path':'/spec/nodes/a/with/v','value':2},
                 {'op':'remove','path':'/spec/nodes/each/nodes/d/with/list/0'},
                 {'op':'move','from':'/spec/nodes/a/with/v','path':'/spec/nodes/a/with/moved'},
                 {'op':'test','path':'/spec/nodes/b/with/v','value':1}]
                """));
        assertThat(patched.text())
                .contains("moved: 2 # one")
                .contains("type:   flow.for_each@1")
                .doesNotContain("# first");
        var undone = DocumentPatch.apply(patched.text(), patched.inverse());
        assertThat(undone.value()).isEqualTo(value(TEXT));
        assertThat(undone.text()).contains("# first").contains("v: 1 # one");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{'op':'replace','path':'/spec/nodes/last/with/text','value':'b'}]",
                "[{'op':'remove','path':'/spec/nodes/b'}]",
                "[{'op':'move','from':'/spec/nodes/a/with/v','path':'/spec/nodes/b/with/w'}]",
                "[{'op':'replace','path':'/metadata/title','value':'b'}]",
            })
    void whatIsNotInLinesOfItsOwnBringsTheWholeTextIntoItsForm(String patch) {
        assertThat(apply(TEXT, patch))
                .isEqualTo(DocumentPatch.applyToWhole(TEXT, steps(patch)).text())
                .contains("type: flow.for_each@1");
    }

    @Test
    void otherEndsOfLinesAreWrittenAsAWhole() {
        String patch = "[{'op':'replace','path':'/spec/nodes/a/with/v','value':2}]";
        String text = TEXT.replace("\n", "\r\n");
        assertThat(apply(text, patch))
                .isEqualTo(DocumentPatch.applyToWhole(text, steps(patch)).text());
    }

    @Test
    void aCommentBehindAShortValueStaysWhenItGrowsLong() {
        String text = FlowFormat.format(
                TEXT.replace("with: {v: 1}", "with: {v: 1} # why").getBytes(StandardCharsets.UTF_8));
        var patched =
                DocumentPatch.apply(text, steps("[{'op':'replace','path':'/spec/nodes/b/with','value':{'v':[1]}}]"));
        assertThat(patched.text()).contains("# why");
        assertThat(DocumentPatch.apply(patched.text(), patched.inverse()).text())
                .isEqualTo(text);
    }

    /** Blank lines and deep comments behind a node would become part of a text of many lines that ends it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\n",
                "\n\n    b: {type: log.note@1}\n",
                "            # deep\n    b: {type: log.note@1}\n",
                "\n                \n            # deep",
                "      # less deep\n            # deep\n",
            })
    void whatFollowsANodeDoesNotBecomePartOfIt(String behind) {
        String text = "spec:\n  nodes:\n    a:\n      type: log.note@1\n      with:\n        text: x\n" + behind;
        for (String end : List.of("", "\\n", "\\n\\n", "\\n\\n ", "\\n \\n", "\\n# x", "\\n# x\\n\\n")) {
            var patched = DocumentPatch.apply(
                    text, steps("[{'op':'replace','path':'/spec/nodes/a/with/text','value':'one\\ntwo" + end + "'}]"));
            assertThat(value(patched.text()))
                    .as(patched.text())
                    .isEqualTo(patched.value())
                    .isNotEqualTo(value(text));
        }
    }

    @Test
    void nestingBeyondWhatADocumentMayHaveIsRefused() {
        String deep = "[".repeat(FlowReader.MAX_DEPTH - 3) + "]".repeat(FlowReader.MAX_DEPTH - 3);
        String text = TEXT.replace("[1,   2]", "1");
        assertThatThrownBy(() ->
                        apply(text, "[{'op':'replace','path':'/spec/nodes/each/nodes/c/with/w','value':" + deep + "}]"))
                .isInstanceOf(PatchException.class);
    }

    static List<Path> documents() throws IOException {
        try (Stream<Path> samples = Files.walk(Path.of("..", "samples"));
                Stream<Path> cases = Files.walk(Path.of("..", "protocol", "cases"))) {
            return Stream.concat(samples, cases)
                    .filter(file -> file.toString().endsWith(".flow.yaml"))
                    .filter(file -> canonical(file) != null)
                    .sorted()
                    .toList();
        }
    }

    private static @Nullable String canonical(Path file) {
        try {
            return FlowFormat.format(Files.readAllBytes(file));
        } catch (IllegalArgumentException | IllegalStateException unreadable) {
            return null;
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /** In a text that is in canonical form, writing some lines anew and writing all of them is the same. */
    @ParameterizedTest
    @MethodSource("documents")
    void someLinesAreTheSameAsAllOfThem(Path file) {
        String text = Objects.requireNonNull(canonical(file));
        var random = new Random(11);
        for (int round = 0; round < 60; round++) {
            var steps = List.of(
                    ChanceSteps.step(value(text), random, BlockPatchTest::isInside),
                    ChanceSteps.step(value(text), random, BlockPatchTest::isInside));
            DocumentPatch.Patched whole;
            try {
                whole = DocumentPatch.applyToWhole(text, steps);
            } catch (PatchException refused) {
                continue;
            }
            var blocks = DocumentPatch.apply(text, steps);
            assertThat(blocks.text()).isEqualTo(whole.text());
            assertThat(blocks.inverse()).isEqualTo(whole.inverse());
            assertThat(value(blocks.text())).isEqualTo(blocks.value());
        }
    }

    private static Map<String, Object> value(String text) {
        return FlowReader.read(text.getBytes(StandardCharsets.UTF_8), "x")
                .document()
                .value();
    }

    private static boolean isInside(List<String> path) {
        return path.size() > 3 && path.get(1).equals("nodes");
    }
}
