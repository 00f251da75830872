package dev.foldwork.flow.testcase;

import dev.foldwork.flow.Problem;
import dev.foldwork.flow.check.SchemaCheck;
import dev.foldwork.flow.document.FlowDocument;
import dev.foldwork.flow.document.FlowReader;
import dev.foldwork.flow.document.Position;
import dev.foldwork.flow.json.Json;
import dev.foldwork.flow.run.NodeState;
import dev.foldwork.flow.run.RunState;
import dev.foldwork.flow.template.Template;
import dev.foldwork.flow.template.TemplateException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads a test of a flow and says everything that is wrong with it at once. */
public final class TestCaseReader {

    private static final Map<String, @Nullable Object> SCHEMA = schema();

    private final FlowDocument document;
    private final List<Problem> problems = new ArrayList<>();

    private TestCaseReader(FlowDocument document) {
        this.document = document;
    }

    /**
     * What came of reading.
     *
     * @param test null when there are problems
     */
    public record Read(@Nullable TestCase test, List<Problem> problems) {}

    private static Map<String, @Nullable Object> schema() {
        try (InputStream in =
                TestCaseReader.class.getResourceAsStream("/dev/foldwork/testcase/flow-test.schema.json")) {
            return Json.object(Objects.requireNonNull(in).readAllBytes());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Reads the bytes of {@code file}, a name used only in problems. */
    public static Read read(byte[] yaml, String file) {
        var read = FlowReader.read(yaml, file);
        return read.document() == null ? new Read(null, read.problems()) : new TestCaseReader(read.document()).test();
    }

    private Read test() {
        for (SchemaCheck.Misfit misfit : new SchemaCheck(value -> false).check(document.value(), SCHEMA)) {
            problem(misfit.path(), misfit.message());
        }
        if (problems.isEmpty()) {
            checkMore();
        }
        return problems.isEmpty() ? new Read(made(), List.of()) : new Read(null, List.copyOf(problems));
    }

    private void problem(List<?> path, String message) {
        Position at = document.position(path);
        String place = path.stream().map(String::valueOf).collect(Collectors.joining("."));
        problems.add(new Problem(
                "TEST_CASE_INVALID",
                Problem.Severity.ERROR,
                document.file(),
                at.line(),
                at.column(),
                null,
                (place.isEmpty() ? "The test" : place) + ": " + message,
                "protocol/flow-test.schema.json says what a test may hold"));
    }

    private Map<String, @Nullable Object> spec() {
        return map(document.value().get("spec"));
    }

    private Map<String, @Nullable Object> expect() {
        return map(spec().get("expect"));
    }

    /** What a schema cannot say. */
    private void checkMore() {
        if (spec().get("at") instanceof String at && instant(at) == null) {
            problem(List.of("spec", "at"), "'" + at + "' is no moment such as 2026-12-24T18:00:00Z");
        }
        map(spec().get("recorded")).forEach((path, each) -> {
            Map<String, @Nullable Object> recorded = map(each);
            if (recorded.containsKey("error") && recorded.size() > 1) {
                problem(List.of("spec", "recorded", path), "a node that fails gives no output and takes no port");
            }
        });
        if (expect().containsKey("error") && "succeeded".equals(expect().get("state"))) {
            problem(List.of("spec", "expect", "error"), "a run that succeeds has no error");
        }
        List<?> that = expect().get("that") instanceof List<?> list ? list : List.of();
        for (int i = 0; i < that.size(); i++) {
            List<Object> place = List.of("spec", "expect", "that", i);
            List<TemplateException> faults = Template.problems(that.get(i));
            faults.forEach(fault -> problem(place, String.valueOf(fault.getMessage())));
            if (faults.isEmpty() && Template.parse(that.get(i)).expression() == null) {
                problem(place, "'" + that.get(i) + "' is not one expression in ${ }");
            }
        }
    }

    private TestCase made() {
        Map<String, @Nullable Object> metadata = map(document.value().get("metadata"));
        String name = String.valueOf(metadata.get("name"));
        return new TestCase(
                name,
                metadata.get("title") instanceof String title && !title.isBlank() ? title : name,
                String.valueOf(spec().get("flow")),
                spec().get("at") instanceof String at ? instant(at) : null,
                map(spec().get("inputs")),
                each(spec().get("folders"), String::valueOf),
                each(spec().get("recorded"), TestCaseReader::recorded),
                expected());
    }

    private static Recorded recorded(@Nullable Object value) {
        Map<String, @Nullable Object> recorded = map(value);
        if (recorded.containsKey("error")) {
            Map<String, @Nullable Object> error = map(recorded.get("error"));
            Object message = error.get("message");
            return new Recorded.Failed(
                    String.valueOf(error.get("code")),
                    message == null ? "as recorded" : message.toString(),
                    error.get("details"));
        }
        return new Recorded.Gave(map(recorded.get("output")), text(recorded.get("port")));
    }

    private Expected expected() {
        Map<String, @Nullable Object> expect = expect();
        Map<String, @Nullable Object> error = map(expect.get("error"));
        Object state = expect.get("state");
        return new Expected(
                state != null
                        ? RunState.of(state.toString())
                        : expect.containsKey("error") ? RunState.FAILED : RunState.SUCCEEDED,
                map(expect.get("outputs")),
                text(error.get("code")),
                text(error.get("path")),
                each(expect.get("nodes"), TestCaseReader::ofNode),
                expect.get("that") instanceof List<?> that
                        ? that.stream().map(String::valueOf).toList()
                        : List.of());
    }

    private static Expected.OfNode ofNode(@Nullable Object value) {
        Map<String, @Nullable Object> node = map(value);
        Object state = node.get("state");
        return new Expected.OfNode(
                state == null ? null : NodeState.of(state.toString()),
                text(node.get("port")),
                node.containsKey("output") ? map(node.get("output")) : null);
    }

    private static <T> Map<String, T> each(@Nullable Object value, Function<@Nullable Object, T> form) {
        var all = new LinkedHashMap<String, T>();
        map(value).forEach((name, one) -> all.put(name, form.apply(one)));
        return all;
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    private static @Nullable Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException none) {
            return null;
        }
    }

    @SuppressWarnings("unchecked") // documents have texts as keys
    private static Map<String, @Nullable Object> map(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? (Map<String, @Nullable Object>) map : Map.of();
    }
}
