package dev.foldwork.house;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foldwork.flow.document.FlowReader;
import dev.foldwork.testing.cloud.TestingCloud;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** protocol/errors.yaml knows every code of the sources, and no other. */
class ErrorCodesTest {

    private static final Pattern LITERAL = Pattern.compile("\"([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)\"");
    private static final Pattern SERVICE = Pattern.compile("(?m)^    ([A-Z][A-Z_]+)\\(\\d{3},");

    /** Words that look like codes: the cloud engine's, and names in the environment. */
    private static final Pattern OTHER =
            Pattern.compile("FOLDWORK_.*|OTEL_.*|NO_COLOR|LC_ALL|IN_PROGRESS|SUB_WORKFLOW|DO_WHILE"
                    + "|FORK_JOIN.*|FAILED_WITH_TERMINAL_ERROR|ALERT_ONLY"
                    + "|EXCLUSIVE_JOIN|SET_VARIABLE|JSON_JQ_TRANSFORM|START_WORKFLOW|EXPONENTIAL_BACKOFF");

    /** Codes of one word, which no pattern can tell from other words. */
    private static final Set<String> ONE_WORD = Set.of("TIMEOUT", "CYCLE");

    private static Set<String> written() throws Exception {
        Path file = TestingCloud.checkout().resolve("protocol/errors.yaml");
        var document =
                FlowReader.read(Files.readAllBytes(file), file.toString()).document();
        var codes = new TreeSet<String>();
        for (Object group : Objects.requireNonNull(document).value().values()) {
            ((Map<?, ?>) group).forEach((code, text) -> {
                assertThat(Set.copyOf(((Map<?, ?>) text).keySet())).isEqualTo(Set.of("means", "do"));
                assertThat(codes.add(code.toString())).as(code + " stands once").isTrue();
            });
        }
        return codes;
    }

    private static Set<String> used() throws Exception {
        var codes = new TreeSet<String>(ONE_WORD);
        for (String module :
                List.of("flow-model", "flow-nodes", "local-runner", "conductor-workers", "studio-backend/app", "cli")) {
            try (Stream<Path> files = Files.walk(TestingCloud.checkout().resolve(module))) {
                for (Path file : files.filter(each -> each.toString().endsWith(".java")
                                && each.toString().contains("src/main"))
                        .toList()) {
                    String text = Files.readString(file);
                    LITERAL.matcher(text).results().forEach(found -> codes.add(found.group(1)));
                    if (file.endsWith("Code.java")) {
                        SERVICE.matcher(text).results().forEach(found -> codes.add(found.group(1)));
                    }
                }
            }
        }
        codes.removeIf(code -> OTHER.matcher(code).matches());
        return codes;
    }

    @Test
    void everyCodeHasItsMeaningAndRemedy() throws Exception {
        assertThat(written()).containsExactlyElementsOf(used());
    }
}
