package dev.foldwork.flow.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.foldwork.flow.json.Json;
import dev.foldwork.flow.json.JsonPatch;
import dev.foldwork.flow.json.PatchException;
import dev.foldwork.flow.json.PatchStep;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentPatchTest {

    private static final String TEXT = """
            # what it is for
            apiVersion: foldwork/v1
            kind: Flow
            metadata:
              name: x # the name
            spec:
              nodes:
                # about a
                a:
                  type: data.set@1
                  with:
                    v: 1 # one
                    w: [1, 2, 3]
                # about b
                b:
                  type: data.set@1
                  # why it waits
                  needs: [a]
                  with:
                    text: |
                      first
                      second
                c:
                  type: data.set@1
                  needs:
                  - a # only this
                  - b
            """;

    private static List<PatchStep> steps(String json) {
        return PatchStep.list((List<?>) Json.parse(json));
    }

    private static DocumentPatch.Patched apply(String text, String json) {
        return DocumentPatch.apply(text, steps(json));
    }

    private static String undone(DocumentPatch.Patched patched) {
        // Over the wire and back, as a client would send it.
        String sent =
                Json.write(patched.inverse().stream().map(PatchStep::toJson).toList());
        return apply(patched.text(), sent).text();
    }

    @Test
    void oneValueChangesOneLineAndKeepsEveryComment() {
        var patched = apply(TEXT, "[{'op':'replace','path':'/spec/nodes/a/with/v','value':2}]".replace('\'', '"'));
        assertThat(patched.text()).isEqualTo(TEXT.replace("v: 1 # one", "v: 2 # one"));
        assertThat(undone(patched)).isEqualTo(TEXT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{'op':'remove','path':'/spec/nodes/a'}]",
                "[{'op':'remove','path':'/spec/nodes/b'}]",
                "[{'op':'remove','path':'/spec/nodes/c/needs/0'}]",
                "[{'op':'replace','path':'/spec/nodes/b','value':{'type':'log.note@1'}}]",
                "[{'op':'move','from':'/spec/nodes/b','path':'/spec/nodes/renamed'}]",
                "[{'op':'move','from':'/spec/nodes/a','path':'/spec/nodes/c/nodes'}]",
                "[{'op':'add','path':'/spec/nodes/d','value':{'type':'data.set@1','with':{'v':'no'}},'before':'b'}]",
                "[{'op':'copy','from':'/spec/nodes/b','path':'/spec/nodes/b2'}]",
                "[{'op':'add','path':'/spec/nodes/a/with/w/-','value':4},{'op':'remove','path':'/spec/nodes/a/with/w/0'}]",
                "[{'op':'add','path':'/metadata/title','value':'two\\nlines'},{'op':'test','path':'/metadata/name','value':'x'}]",
            })
    void whatIsTakenBackIsTheSameText(String patch) {
        var patched = apply(TEXT, patch.replace('\'', '"'));
        assertThat(patched.text()).isNotEqualTo(TEXT);
        assertThat(undone(patched)).isEqualTo(TEXT);
    }

    @Test
    void aRenamedNodeKeepsItsPlaceAndItsComments() {
        String text = apply(TEXT, "[{\"op\":\"move\",\"from\":\"/spec/nodes/b\",\"path\":\"/spec/nodes/z\"}]")
                .text();
        assertThat(text).contains("# about b\n    z:\n").contains("# why it waits");
        assertThat(text.indexOf("    z:")).isLessThan(text.indexOf("    c:"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{'op':'replace','path':'/spec/nodes/q/with','value':2}]",
                "[{'op':'remove','path':'/spec/nodes/q'}]",
                "[{'op':'add','path':'/spec/nodes/a/with/w/9','value':2}]",
                "[{'op':'add','path':'','value':{}}]",
                "[{'op':'add','path':'spec','value':{}}]",
                "[{'op':'add','path':'/spec/x'}]",
                "[{'op':'test','path':'/metadata/name','value':'y'}]",
                "[{'op':'move','from':'/spec/nodes/a','path':'/spec/nodes/b'}]",
                "[{'op':'move','from':'/spec','path':'/spec/nodes/b'}]",
                "[{'op':'jump','path':'/spec'}]",
                "['x']",
                "[{'op':'add','path':'/spec/x','value':1,'source':'x: 2'}]",
                "[{'op':'add','path':'/spec/x','value':1,'source':'x: !!java 1'}]",
                "[{'op':'add','path':'/metadata/name/x','value':1}]",
            })
    void refusesWhatDoesNotFit(String patch) {
        assertThatThrownBy(() -> apply(TEXT, patch.replace('\'', '"'))).isInstanceOf(PatchException.class);
    }

    static List<Path> samples() throws Exception {
        try (Stream<Path> files = Files.walk(Path.of("..", "samples"))) {
            return files.filter(file -> file.toString().endsWith(".flow.yaml"))
                    .sorted()
                    .toList();
        }
    }

    /** Patches made by chance: the text means what the value became, and the inverse brings both back. */
    @ParameterizedTest
    @MethodSource("samples")
    void everyPatchCanBeTakenBack(Path sample) throws Exception {
        String text = FlowFormat.format(Files.readAllBytes(sample));
        var random = new Random(7);
        for (int round = 0; round < 40; round++) {
            Map<String, Object> value = read(text);
            var steps = List.of(
                    ChanceSteps.step(value, random, path -> true),
                    ChanceSteps.step(Map.of("spec", 1L), random, path -> true));
            DocumentPatch.Patched patched;
            JsonPatch.Applied applied;
            try {
                applied = JsonPatch.apply(value, steps);
                patched = DocumentPatch.apply(text, steps);
            } catch (PatchException refused) {
                continue;
            }
            assertThat(patched.value()).isEqualTo(applied.value());
            assertThat(read(undone(patched))).isEqualTo(value);
            text = random.nextBoolean() ? patched.text() : text;
        }
    }

    private static Map<String, Object> read(String text) {
        return FlowReader.read(text.getBytes(StandardCharsets.UTF_8), "x")
                .document()
                .value();
    }
}
