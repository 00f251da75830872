package dev.foldwork.flow.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "true",
                "0",
                "-1",
                "1.5",
                "9007199254740991",
                "\"a\\nb\\\"\\\\\"",
                "[]",
                "{}",
                "{\"b\":[1,{\"a\":null}],\"a\":\"ü😀\"}",
                "1e+300",
            })
    void writesWhatItReads(String text) {
        assertThat(Json.write(Json.parse(text))).isEqualTo(text);
    }

    @Test
    void keepsWholeNumbersWhole() {
        assertThat(Json.parse("2.0")).isEqualTo(2L);
        assertThat(Json.normalize(new BigDecimal("3"))).isEqualTo(3L);
        assertThat(Json.normalize(4)).isEqualTo(4L);
        assertThat(Json.parse("9007199254740993")).isEqualTo(9007199254740992.0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[1,]", "{\"a\":1,\"a\":2}", "1 2", "NaN", "{'a':1}"})
    void refusesWhatIsNotJson(String text) {
        assertThatThrownBy(() -> Json.parse(text))
                .isInstanceOfSatisfying(
                        JsonException.class, fault -> assertThat(fault.code()).isEqualTo("JSON_INVALID"));
    }

    @Test
    void refusesDepth() {
        assertThatThrownBy(() -> Json.parse("[".repeat(100_000)))
                .isInstanceOfSatisfying(
                        JsonException.class, fault -> assertThat(fault.code()).isEqualTo("JSON_TOO_DEEP"));
    }

    @Test
    void refusesNumbersThatAreNotFinite() {
        assertThatThrownBy(() -> Json.normalize(List.of(Double.NaN))).isInstanceOf(JsonException.class);
    }

    @Test
    void hashesEqualValuesEqually() {
        assertThat(Json.sha256(Json.parse("{\"a\":1,\"b\":2.0}")))
                .isEqualTo(Json.sha256(Json.parse("{\"b\":2,\"a\":1}")))
                .hasSize(64);
    }

    @Test
    void comparesByValue() {
        assertThat(Json.deepEquals(Map.of("a", List.of(1L)), Map.of("a", new ArrayList<>(List.of(1.0)))))
                .isTrue();
        assertThat(Json.deepEquals(Arrays.asList(1L, null), List.of(1L))).isFalse();
        assertThat(Json.deepEquals(1L, "1")).isFalse();
    }
}
