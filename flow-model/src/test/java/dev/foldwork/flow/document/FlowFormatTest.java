package dev.foldwork.flow.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
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
}
