package dev.foldwork.flow.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.foldwork.flow.expression.EvaluationContext;
import dev.foldwork.flow.json.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateTest {

    private static final Map<String, Object> SCOPE =
            Map.of("inputs", Map.of("n", 2L, "s", "text", "o", Map.of("a", 1L), "l", List.of(1L, "b")));

    private static Object resolve(Object value) {
        return Template.parse(value).resolve(SCOPE, new EvaluationContext(Instant.EPOCH, "seed"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "${ inputs.n } | 2",
                "${inputs.o} | {\"a\":1}",
                "n is ${ inputs.n } | \"n is 2\"",
                "${ inputs.s }-${ inputs.o } | \"text-{\\\"a\\\":1}\"",
                "${ inputs.none } | null",
                "<${ inputs.none }> | \"<>\"",
                "$${ inputs.n } | \"${ inputs.n }\"",
                "${ '}' & inputs.s } | \"}text\"",
                "${ {'k': {'v': inputs.n}} } | {\"k\":{\"v\":2}}",
                "${ $contains(inputs.s, /t{1}e/) } | true",
                "${ inputs.n / 2 } and ${ inputs.n /2 } | \"1 and 1\"",
                "plain $ { text } | \"plain $ { text }\"",
            })
    void resolvesTexts(String template, String expected) {
        assertThat(Json.write(resolve(template))).isEqualTo(expected);
    }

    @Test
    void resolvesNestedValues() {
        Object value = resolve(Map.of("a", List.of("${ inputs.n }", Map.of("b", "x${ inputs.n }")), "c", true));

        assertThat(Json.canonical(value)).isEqualTo("{\"a\":[2,{\"b\":\"x2\"}],\"c\":true}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"${ inputs.n", "a ${ 'x }", "${ {'a': 1 }"})
    void refusesAnUnclosedExpression(String template) {
        assertThatThrownBy(() -> Template.parse(Map.of("with", List.of(template))))
                .isInstanceOfSatisfying(TemplateException.class, fault -> {
                    assertThat(fault.code()).isEqualTo("TEMPLATE_UNCLOSED");
                    assertThat(fault.path()).isEqualTo("with[0]");
                });
    }

    @Test
    void findsEveryFault() {
        List<TemplateException> problems = Template.problems(Map.of("a", "${ ( }", "b", List.of("${", "${ ok }")));

        assertThat(problems).extracting(TemplateException::path).containsExactlyInAnyOrder("a", "b[0]");
    }

    @Test
    void tellsTheNamesAndPlacesOfItsExpressions() {
        Template template = Template.parse(Map.of("url", "https://x/${ nodes.a.id }?k=${ secrets.KEY }"));

        assertThat(template.references().nodes()).containsExactly("a");
        assertThat(template.references().secrets()).containsExactly("KEY");
    }
}
