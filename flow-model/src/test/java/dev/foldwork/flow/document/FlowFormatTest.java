package dev.foldwork.flow.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FlowFormatTest {

    static List<Path> samples() throws Exception {
        try (Stream<Path> files = Files.walk(Path.of("..", "samples"))) {
            return files.filter(file -> file.toString().endsWith(".flow.yaml"))
                    .sorted()
                    .toList();
        }
    }

    private static String format(String text) {
        return FlowFormat.format(text.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void formattingTwiceChangesNothing(Path sample) throws Exception {
        String once = FlowFormat.format(Files.readAllBytes(sample));
        assertThat(format(once)).isEqualTo(once);
    }

    @Test
    void ordersKeysAndKeepsComments() {
        String text = """
                # at the top
                kind: Flow
                apiVersion: foldwork/v1
                spec:
                  outputs: {v: "${ nodes.a.v }"}
                  nodes:
                    # about a
                    a:
                      with: {v: 1} # one
                      type: data.set@1
                metadata: {title: T, name: x}
                """;
        String formatted = format(text);
        assertThat(formatted).contains("# at the top", "# about a", "# one");
        assertThat(formatted.indexOf("metadata")).isLessThan(formatted.indexOf("spec"));
        assertThat(formatted.indexOf("type: data.set")).isLessThan(formatted.indexOf("with:"));
        assertThat(formatted.indexOf("nodes:")).isLessThan(formatted.indexOf("outputs:"));
        assertThat(format(formatted)).isEqualTo(formatted);
    }

    @Test
    void oneEditChangesOneLine() throws Exception {
        String once = FlowFormat.format(Files.readAllBytes(Path.of("../samples/hello/hello.flow.yaml")));
        String edited = format(once.replaceFirst("title: .*", "title: Another title"));
        List<String> before = once.lines().toList();
        List<String> after = edited.lines().toList();
        assertThat(after).hasSameSizeAs(before);
        long differing = 0;
        for (int i = 0; i < before.size(); i++) {
            differing += before.get(i).equals(after.get(i)) ? 0 : 1;
        }
        assertThat(differing).isEqualTo(1);
    }

    @Test
    void comparesMeaning() {
        var before = Map.of("a", Map.of("x", 1L, "y", 2L), "b", List.of(1L));
        var after = Map.of("a", Map.of("y", 3L, "z", 4L), "b", List.of(1L));
        assertThat(FlowDiff.between(before, after).stream().map(change -> change.kind() + " " + change.path()))
                .containsExactlyInAnyOrder("REMOVED a.x", "CHANGED a.y", "ADDED a.z");
    }
}
