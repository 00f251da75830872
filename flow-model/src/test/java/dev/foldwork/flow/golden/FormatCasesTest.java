package dev.foldwork.flow.golden;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foldwork.flow.document.FlowFormat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The canonical form of each document; it keeps comments and does not change when formatted again. */
class FormatCasesTest {

    private static final Pattern COMMENT = Pattern.compile("(?m)(?:^|\\s)#( [^\\n]*)$");

    static List<GoldenCase> cases() throws IOException {
        return GoldenCase.all("fmt");
    }

    private static String format(String text) {
        return FlowFormat.format(text.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void givesItsCanonicalForm(GoldenCase golden) throws IOException {
        String input = new String(golden.bytes("input.flow.yaml"), StandardCharsets.UTF_8);
        String once = format(input);
        golden.expect("expected.flow.yaml", once);
        assertThat(format(once)).isEqualTo(once);
        COMMENT.matcher(input).results().forEach(comment -> assertThat(once).contains("#" + comment.group(1)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void oneEditChangesOneLine(GoldenCase golden) throws IOException {
        String once = format(new String(golden.bytes("input.flow.yaml"), StandardCharsets.UTF_8));
        String edited = format(once.replaceFirst("(?m)name: \\w+", "name: renamed"));
        List<String> before = once.lines().toList();
        List<String> after = edited.lines().toList();
        assertThat(after).hasSameSizeAs(before);
        long differing = 0;
        for (int i = 0; i < before.size(); i++) {
            differing += before.get(i).equals(after.get(i)) ? 0 : 1;
        }
        assertThat(differing).isEqualTo(1);
    }
}
