package dev.foldwork.flow.expression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foldwork.flow.expression.EvaluationContext.Bounds;
import dev.foldwork.flow.json.Json;
import dev.foldwork.flow.template.Template;
import dev.foldwork.flow.template.TemplateException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds S9: protocol/cases/expressions, which the JavaScript tests run too. */
class ExpressionCasesTest {

    private static final Path FOLDER = Path.of("..", "protocol", "cases", "expressions");

    static List<Path> files() throws Exception {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void givesWhatEveryLanguageGives(Path file) throws Exception {
        Map<String, Object> content = Json.object(Files.readAllBytes(file));
        var differences = new ArrayList<String>();
        for (Object each : (List<?>) content.get("cases")) {
            var test = (Map<?, ?>) each;
            Map<String, Object> expected = new LinkedHashMap<>();
            test.forEach((key, value) -> expected.put(String.valueOf(key), value));
            expected.keySet().removeAll(List.of("expression", "template", "bounds"));
            Map<String, Object> actual = outcome(test, content);
            if (!Json.write(actual).equals(Json.write(expected))) {
                differences.add((test.containsKey("template") ? test.get("template") : test.get("expression"))
                        + " gives " + Json.write(actual) + ", not " + Json.write(expected));
            }
        }
        assertThat(differences).isEmpty();
    }

    @Test
    void areManyCases() throws Exception {
        int cases = 0;
        for (Path file : files()) {
            cases += ((List<?>) Json.object(Files.readAllBytes(file)).get("cases")).size();
        }
        assertThat(cases).isGreaterThan(600);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> outcome(Map<?, ?> test, Map<String, Object> content) {
        var scope = (Map<String, Object>) content.get("scope");
        var context = new EvaluationContext(
                Instant.parse((String) content.get("now")), (String) content.get("randomSeed"), bounds(test));
        var outcome = new LinkedHashMap<String, Object>();
        try {
            outcome.put(
                    "result",
                    test.containsKey("template")
                            ? Template.parse(test.get("template")).resolve(scope, context)
                            : Expressions.compile((String) test.get("expression"))
                                    .evaluate(scope, context));
        } catch (ExpressionException fault) {
            outcome.put("error", fault.code());
        } catch (TemplateException fault) {
            outcome.put("error", fault.code());
            if (!fault.path().isEmpty()) {
                outcome.put("path", fault.path());
            }
        }
        return outcome;
    }

    private static Bounds bounds(Map<?, ?> test) {
        return test.get("bounds") instanceof Map<?, ?> bounds
                ? new Bounds(whole(bounds, "millis"), (int) whole(bounds, "depth"), (int) whole(bounds, "items"))
                : Bounds.USUAL;
    }

    private static long whole(Map<?, ?> map, String key) {
        return (Long) map.get(key);
    }
}
