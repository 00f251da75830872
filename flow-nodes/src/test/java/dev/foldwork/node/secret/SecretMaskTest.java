package dev.foldwork.node.secret;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foldwork.flow.json.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SecretMaskTest {

    private static final String KEY = "k\u00e9y/+=& \"7\\x~sesame";
    private static final SecretMask MASK = SecretMask.of(Map.of("KEY", KEY));

    @Test
    void hidesAValueInEveryFormThatProgramsGiveIt() {
        String form = URLEncoder.encode(KEY, StandardCharsets.UTF_8);
        byte[] bytes = KEY.getBytes(StandardCharsets.UTF_8);
        List<String> forms = List.of(
                KEY,
                Json.write(KEY),
                form,
                form.replace("+", "%20"),
                form.toLowerCase(java.util.Locale.ROOT),
                HexFormat.of().formatHex(bytes),
                HexFormat.of().withUpperCase().formatHex(bytes),
                Base64.getEncoder().encodeToString(bytes),
                Base64.getUrlEncoder().encodeToString(bytes));
        for (String each : forms) {
            String masked = MASK.text("before " + each + " behind");
            assertThat(masked)
                    .as(each)
                    .startsWith("before ")
                    .endsWith(" behind")
                    .contains("[secret KEY]");
            assertThat(masked.length()).as(each).isLessThan(40);
        }
    }

    @Test
    void hidesAValueThatWasEncodedTwice() {
        String json = Json.write(Map.of("key", KEY));
        List<String> forms = List.of(
                Json.write(json),
                Json.write(Json.write(json)),
                URLEncoder.encode(json, StandardCharsets.UTF_8),
                URLEncoder.encode(URLEncoder.encode(KEY, StandardCharsets.UTF_8), StandardCharsets.UTF_8),
                Base64.getEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8)),
                HexFormat.of().formatHex(json.getBytes(StandardCharsets.UTF_8)),
                "{\"error\": \"k\\u00e9y/+=& \\\"7\\\\x~sesame\"}",
                "{\"error\": \"k\\u00e9y\\/+=& \\\"7\\\\x~sesame\"}",
                "k\u00e9y/+=\\u0026 \\\"7\\\\x~sesame",
                "<p>k\u00e9y/+=&amp; &quot;7\\x~sesame</p>",
                "k%c3%a9y%2f%2b%3d%26%20%227%5cx~sesame");
        for (String each : forms) {
            assertThat(MASK.text(each)).as(each).contains("[secret KEY]");
        }
    }

    @Test
    void hidesWhatAHeaderLeavesOfAValue() {
        SecretMask mask = SecretMask.of(Map.of("KEY", " first\nsecond \u20ac\n"));
        assertThat(mask.text("sent 'first second ?'")).isEqualTo("sent '[secret KEY]'");
    }

    @Test
    void hidesAValueInBase64AtEveryPlaceOfALongerText() {
        for (int before = 0; before < 9; before++) {
            for (int behind = 0; behind < 9; behind++) {
                String text = "u".repeat(before) + KEY + "v".repeat(behind);
                String masked = MASK.text(Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)));
                assertThat(masked).as(before + ", " + behind).contains("[secret KEY]");
                assertThat(masked.replace("[secret KEY]", "").length())
                        .as("what is left of " + before + ", " + behind)
                        .isLessThanOrEqualTo(4 * (before + behind + 6) / 3 + 4);
            }
        }
    }

    @Test
    void hidesAValueAnywhereInJson() {
        var json = Map.of("a", List.of(Map.of(KEY, "x" + KEY)), "n", 1L, "b", true);
        assertThat(MASK.value(json))
                .isEqualTo(Map.of("a", List.of(Map.of("[secret KEY]", "x[secret KEY]")), "n", 1L, "b", true));
    }

    @Test
    void leavesShortValuesAndOtherTextsAlone() {
        assertThat(SecretMask.of(Map.of("PIN", "12345")).isEmpty()).isTrue();
        assertThat(MASK.text("open sesame")).isEqualTo("open sesame");
        assertThat(SecretMask.NONE.text(KEY)).isEqualTo(KEY);
    }

    @Test
    void hidesTheLongerOfTwoValuesThatBeginTheSame() {
        SecretMask both = SecretMask.of(Map.of("ONE", "sesame", "TWO", "sesame street"));
        assertThat(both.text("open sesame street, sesame")).isEqualTo("open [secret TWO], [secret ONE]");
    }

    @Test
    void hidesAValueInAStreamWhereverItsBlocksEnd() throws IOException {
        for (int before : List.of(0, 1, 65_530, 65_535, 65_536, 65_537, 131_060, 200_000)) {
            String text = "a".repeat(before) + KEY + "b" + KEY + "c".repeat(10);
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            try (var stream = MASK.stream(new ByteArrayInputStream(bytes))) {
                assertThat(new String(stream.readAllBytes(), StandardCharsets.UTF_8))
                        .isEqualTo("a".repeat(before) + "[secret KEY]b[secret KEY]" + "c".repeat(10));
            }
        }
    }

    @Test
    void leavesOtherBytesOfAStreamAsTheyAre() throws IOException {
        byte[] bytes = new byte[150_000];
        new java.util.Random(7).nextBytes(bytes);
        try (var stream = MASK.stream(new ByteArrayInputStream(bytes))) {
            assertThat(stream.readAllBytes()).isEqualTo(bytes);
        }
        try (var empty = MASK.stream(new ByteArrayInputStream(new byte[0]))) {
            assertThat(empty.read()).isEqualTo(-1);
        }
    }
}
