package dev.foldwork.flow.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foldwork.flow.Problem;
import dev.foldwork.flow.document.FlowReader;
import dev.foldwork.flow.document.FolderNeighbours;
import dev.foldwork.flow.document.Neighbours;
import dev.foldwork.flow.json.Json;
import dev.foldwork.flow.nodetype.NodeTypes;
import dev.foldwork.flow.plan.PlanJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FlowCompilerTest {

    private static final Path SAMPLES = Path.of("..", "samples");

    static Stream<Path> samples() throws IOException {
        try (Stream<Path> files = Files.walk(SAMPLES)) {
            return files.filter(file -> file.toString().endsWith(".flow.yaml")).toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void acceptsEverySample(Path file) throws IOException {
        var read = FlowReader.read(Files.readAllBytes(file), file.getFileName().toString());
        assertThat(read.problems()).isEmpty();

        Checked checked = FlowCompiler.compile(
                new FlowSource(read.document(), new FolderNeighbours(file.getParent())), NodeTypes.builtIn());

        assertThat(checked.problems()).isEmpty();
        assertThat(checked.plan()).isNotNull();
        var json = PlanJson.write(checked.plan());
        var again = PlanJson.write(PlanJson.read((Map<?, ?>) Json.parse(Json.write(json))));
        assertThat(Json.write(again)).isEqualTo(Json.write(json));
    }

    @Test
    void asksWhatWasMeant() {
        List<Problem> problems = check("""
                apiVersion: foldwork/v1
                kind: Flow
                metadata: { name: broken }
                spec:
                  inputs: { type: object, properties: { topic: { type: string } } }
                  nodes:
                    a:
                      type: data.sett@1
                    b:
                      type: flow.if@1
                      needs: [aa]
                      with: { condition: "${ inputs.topik = 'x' }" }
                    c:
                      type: data.set@1
                      needs: [b.thn]
                      with: { v: "${ nodes.d.v + }", w: "${ nodes.d.v }" }
                    d:
                      type: data.set@1
                      with: { v: 1 }
                """);

        assertThat(problems.get(0).message()).contains("Did you mean 'data.set@1'?");
        assertThat(problems.get(2).message()).contains("Did you mean 'topic'?");
    }

    @Test
    void namesTheMissingWire() {
        List<Problem> problems = check(flow("""
                a: { type: data.set@1, with: { v: 1 } }
                b: { type: data.set@1, with: { w: "${ nodes.a.v }" } }
                """));

        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("REFERENCE_NOT_BEFORE");
            assertThat(problem.remedy()).contains("add 'a' to the needs of 'b'");
        });
    }

    @Test
    void namesTheWholeRing() {
        List<Problem> problems = check(flow("""
                a: { type: data.set@1, needs: [c] }
                b: { type: data.set@1, needs: [a] }
                c: { type: data.set@1, needs: [b] }
                """));

        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("CYCLE");
            assertThat(problem.message()).contains("→");
        });
    }

    @Test
    void showsOuterNodesThatPrecedeInsideABody() {
        assertThat(check(flow("""
                a: { type: data.set@1, with: { v: 1 } }
                g:
                  type: flow.group@1
                  needs: [a]
                  nodes:
                    x: { type: data.set@1, with: { v: "${ nodes.a.v }" } }
                  outputs: { v: "${ nodes.x.v }" }
                """))).isEmpty();
    }

    @Test
    void givesTheSameHashForTheSameMeaning() {
        String one = flow("a: { type: data.set@1, with: { v: 1, w: 2 } }\n");
        String other = "# a remark\n" + one.replace("{ v: 1, w: 2 }", "{ w: 2, v: 1.0 }");

        assertThat(hash(one)).isEqualTo(hash(other)).isNotEqualTo(hash(one.replace("v: 1", "v: 3")));
    }

    private static String flow(String nodes) {
        return "apiVersion: foldwork/v1\nkind: Flow\nmetadata: { name: f }\nspec:\n  nodes:\n" + nodes.indent(4);
    }

    private static String hash(String yaml) {
        var read = FlowReader.read(yaml.getBytes(StandardCharsets.UTF_8), "f.flow.yaml");
        return FlowCompiler.compile(new FlowSource(read.document(), Neighbours.NONE), NodeTypes.builtIn())
                .plan()
                .hash();
    }

    private static List<Problem> check(String yaml) {
        var read = FlowReader.read(yaml.getBytes(StandardCharsets.UTF_8), "f.flow.yaml");
        assertThat(read.problems()).isEmpty();
        return FlowCompiler.compile(new FlowSource(read.document(), Neighbours.NONE), NodeTypes.builtIn())
                .problems();
    }
}
