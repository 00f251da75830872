package dev.foldwork.flow.share;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is found in texts that somebody wrote to be hard to look through, and what a kept thing takes along. */
class StrippingTest {

    private static final int LONG = 400_000;

    private static String stripped(String text, Set<String> keep) {
        return new Stripping("acme", List.of("Anna"), keep).text("/summary", text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "a.",
                "a@",
                "a:",
                "1.",
                "/home/a",
                "/home/a b",
                "a://",
                "${",
                "00 ",
                "C:\\a b",
                "aA1",
                "?a=",
                "\n"
            })
    void aLongTextTakesAsLongAsItIsLong(String part) {
        String text = part.repeat(LONG / part.length());

        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> stripped(text, Set.of()));
    }

    @Test
    void aKeyInAnAddressGoesAlsoWhenTheAddressIsKept() {
        String text = "https://api.acme-tools.com/x?api_key=4f9c77aa21&at=anna@acme-tools.com";
        var first = new Stripping("acme", List.of(), Set.of());
        first.text("/summary", text);
        String id = first.findings().getFirst().id();

        assertThat(stripped(text, Set.of(id)))
                .isEqualTo("https://api.acme-tools.com/x?api_key=(left out)&at=person1@example.com");
    }

    @Test
    void nothingOfAPrivateKeyStays() {
        String text =
                "Use\n-----BEGIN PRIVATE KEY-----\nMIIB/Ab+cd\n-----END PRIVATE KEY-----\nor\n-----BEGIN PRIVATE KEY-----\nMIIC";

        assertThat(stripped(text, Set.of())).isEqualTo("Use\n(left out)\nor\n(left out)");
    }

    @Test
    void whatOnlyEndsLikeADocumentIsReadAsAnyText() {
        var stripping = new Stripping("acme", List.of("Anna"), Set.of());
        String flow = """
                apiVersion: foldwork/v1
                kind: Flow
                metadata: { name: f }
                spec: { nodes: { a: { type: data.set@1, with: { v: { file: odd.flow.yaml } } } } }
                """;

        var left =
                stripping.flow(new Stripping.Source("f", flow, Map.of("odd.flow.yaml", "- written by Anna"), Map.of()));

        assertThat(left.files()).isEqualTo(Map.of("odd.flow.yaml", "- written by somebody"));
    }

    @Test
    void aSettingThatIsCalledLikeATypeIsATextLikeAnyOther() {
        var stripping = new Stripping("acme", List.of(), Set.of());
        String flow = """
                apiVersion: foldwork/v1
                kind: Flow
                metadata: { name: f }
                spec:
                  nodes:
                    a: { type: data.set@1, with: { type: db.acme-tools.com, needs: [me@acme-tools.com], uses: acme/x } }
                """;

        String left = stripping
                .flow(new Stripping.Source("f", flow, Map.of(), Map.of()))
                .text();

        assertThat(left).contains("data.set@1", "uses: acme/x").doesNotContain("acme-tools");
    }
}
