package dev.foldwork.flow.expression;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashjoin.jsonata.Jsonata;
import dev.foldwork.flow.document.FlowReader;
import dev.foldwork.flow.expression.EvaluationContext.Bounds;
import dev.foldwork.flow.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Runs the official JSONata suite, which is not part of the sources: {@code make jsonata-suite} brings it. What differs
 * from the reference is listed, with the reason, in jsonata-differences.yaml; anything else fails.
 */
class JsonataSuite {

    private static final Path SUITE = Path.of(System.getProperty("foldwork.jsonata-suite", "../target/jsonata-suite"));

    private final Set<String> ids = new HashSet<>();
    private int cases;
    private int otherCodes;
    private final Map<String, Object> datasets = new HashMap<>();
    private final Map<String, String> differences = new TreeMap<>();

    @Test
    void differsOnlyWhereItIsKnownTo() throws Exception {
        for (Path file : files("datasets")) {
            datasets.put(file.getFileName().toString().replace(".json", ""), Json.parse(Files.readString(file)));
        }
        for (Path file : files("groups")) {
            Object content = Json.parse(Files.readString(file));
            List<?> list = content instanceof List<?> many ? many : List.of(content);
            String group = file.getParent().getFileName() + "/"
                    + file.getFileName().toString().replace(".json", "");
            for (int i = 0; i < list.size(); i++) {
                one(list.size() == 1 ? group : group + "[" + i + "]", (Map<?, ?>) list.get(i), file.getParent());
            }
        }
        Map<String, String> known = known();
        var unknown = new TreeMap<>(differences);
        unknown.keySet().removeAll(known.keySet());
        var mended = new TreeSet<>(known.keySet());
        mended.retainAll(ids);
        mended.removeAll(differences.keySet());
        System.out.printf(
                "jsonata: %d cases, %d as the reference, %d differ as listed, %d differ newly; %d failed as expected with another code%n",
                cases, cases - differences.size(), differences.size() - unknown.size(), unknown.size(), otherCodes);
        assertThat(cases).isGreaterThan(1_500);
        assertThat(unknown).isEmpty();
        assertThat(mended).as("listed, but as the reference").isEmpty();
    }

    private static List<Path> files(String folder) throws IOException {
        try (Stream<Path> files = Files.walk(SUITE.resolve(folder))) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }

    private static Map<String, String> known() throws IOException {
        var known = new HashMap<String, String>();
        byte[] file = Files.readAllBytes(Path.of("src/test/resources/jsonata-differences.yaml"));
        Objects.requireNonNull(FlowReader.read(file, "jsonata-differences.yaml").document())
                .value()
                .forEach((reason, ids) -> ((List<?>) ids).forEach(id -> known.put(String.valueOf(id), reason)));
        return known;
    }

    private void one(String id, Map<?, ?> test, Path folder) throws IOException {
        cases++;
        ids.add(id);
        String source = test.get("expr-file") instanceof String name
                ? Files.readString(folder.resolve(name))
                : String.valueOf(test.get("expr"));
        boolean fails = test.containsKey("code") || test.containsKey("error");
        Object result;
        try {
            result = evaluate(source, test);
        } catch (ExpressionException fault) {
            failed(id, test, fault, fails);
            return;
        }
        if (fails) {
            differences.put(id, source + " gives " + Json.write(result) + " instead of failing");
        } else if (!Json.deepEquals(result, Json.normalize(test.get("result")))) {
            differences.put(id, source + " gives " + Json.write(result) + ", not " + Json.write(test.get("result")));
        }
    }

    private void failed(String id, Map<?, ?> test, ExpressionException fault, boolean expected) {
        if (!expected) {
            differences.put(id, test.get("expr") + " fails: " + fault.code() + " " + fault.getMessage());
        } else if (test.get("code") instanceof String code
                && !Map.of("jsonata", code).equals(fault.details())) {
            otherCodes++;
        }
    }

    private Object evaluate(String source, Map<?, ?> test) {
        Object data = test.containsKey("data") ? test.get("data") : datasets.get(String.valueOf(test.get("dataset")));
        var variables = new LinkedHashMap<String, Object>();
        if (test.get("bindings") instanceof Map<?, ?> bindings) {
            bindings.forEach((name, value) -> variables.put(String.valueOf(name), value));
        }
        var expression = (JsonataExpression) Expressions.interpreted(source);
        var bounds = new Bounds(5_000, test.get("depth") instanceof Long depth ? depth.intValue() : 400, 1_000_000);
        return expression.evaluateOn(
                data == null && test.containsKey("data") ? Jsonata.NULL_VALUE : data,
                variables,
                new EvaluationContext(Instant.now(), "suite", bounds));
    }
}
