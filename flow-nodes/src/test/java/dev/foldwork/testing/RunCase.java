package dev.foldwork.testing;

import dev.foldwork.flow.check.Checked;
import dev.foldwork.flow.check.FlowCompiler;
import dev.foldwork.flow.check.FlowSource;
import dev.foldwork.flow.document.FlowDocument;
import dev.foldwork.flow.document.FlowReader;
import dev.foldwork.flow.document.Neighbours;
import dev.foldwork.flow.json.Json;
import dev.foldwork.flow.plan.Plan;
import dev.foldwork.flow.run.Runs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One case of protocol/cases/runs: a flow, what a person does while it runs, and what must come of it.
 *
 * @param name a fact, in the third person
 * @param holds numbers of the rules of docs/semantics.md it holds
 * @param source the case as written
 */
public record RunCase(String name, List<String> holds, Map<String, @Nullable Object> source) {

    /** Name of the flow's document among {@link #documents}. */
    public static final String MAIN = "case.flow.yaml";

    /** Reads every case below a folder, in the order of file names. */
    public static List<RunCase> all(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            var cases = new ArrayList<RunCase>();
            for (Path file : files.sorted().toList()) {
                var read = FlowReader.read(Files.readAllBytes(file), file.toString());
                FlowDocument document = Objects.requireNonNull(
                        read.document(), () -> read.problems().toString());
                list(document.value(), "cases").forEach(each -> cases.add(of(map(each))));
            }
            return cases;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static RunCase of(Map<String, @Nullable Object> json) {
        return new RunCase(
                String.valueOf(json.get("name")),
                list(json, "holds").stream().map(String::valueOf).toList(),
                json);
    }

    /** Returns the checked flow; fails when the case's flow is not sound. */
    public Plan plan() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        section("files").forEach((flow, spec) -> files.put(flow + ".flow.yaml", document(flow, spec)));
        Neighbours neighbours = path -> Optional.ofNullable(files.get(path));
        var read = FlowReader.read(document("case", source.get("flow")), name);
        Checked checked = FlowCompiler.compile(
                new FlowSource(Objects.requireNonNull(read.document()), neighbours), TestingNodes.types());
        if (checked.plan() == null) {
            throw new AssertionError("case '" + name + "' is not sound: " + checked.problems());
        }
        return checked.plan();
    }

    /** Returns the texts of the flow's document and of those beside it. */
    public Map<String, String> documents() {
        var documents = new LinkedHashMap<String, String>();
        section("files")
                .forEach((flow, spec) ->
                        documents.put(flow + ".flow.yaml", new String(document(flow, spec), StandardCharsets.UTF_8)));
        documents.put(MAIN, new String(document("case", source.get("flow")), StandardCharsets.UTF_8));
        return documents;
    }

    private static byte[] document(String flow, @Nullable Object spec) {
        var document = new LinkedHashMap<String, @Nullable Object>();
        document.put("apiVersion", "foldwork/v1");
        document.put("kind", "Flow");
        document.put("metadata", Map.of("name", flow));
        document.put("spec", spec);
        return Json.write(document).getBytes(StandardCharsets.UTF_8);
    }

    /** Returns what a person does while the repeated run of a case runs: what stands under {@code again}. */
    RunCase repeated() {
        var second = new LinkedHashMap<>(source);
        List.of("answers", "refused", "answer_after", "cancel_at", "pause_at", "resume", "again", "first")
                .forEach(second::remove);
        second.putAll(section("again"));
        return new RunCase(name, holds, second);
    }

    /** Returns a part of the case that is a map, empty when it is missing. */
    public Map<String, @Nullable Object> section(String key) {
        return source.get(key) == null ? Map.of() : map(source.get(key));
    }

    /** Returns what a run of it is granted. */
    public Runs.StartOptions options() {
        List<String> hosts =
                list(source, "private_hosts").stream().map(String::valueOf).toList();
        return new Runs.StartOptions(Map.of(), hosts, null);
    }

    /** Returns what must come of it. */
    public Map<String, @Nullable Object> expect() {
        return section("expect");
    }

    /** Returns a text of the case, or null. */
    public @Nullable String text(String key) {
        return source.get(key) instanceof String text ? text : null;
    }

    @SuppressWarnings("unchecked")
    static Map<String, @Nullable Object> map(@Nullable Object value) {
        return (Map<String, @Nullable Object>) Objects.requireNonNull(value);
    }

    @SuppressWarnings("unchecked")
    static List<@Nullable Object> list(Map<String, @Nullable Object> map, String key) {
        Object value = map.get(key);
        return value == null ? List.of() : (List<@Nullable Object>) value;
    }

    @Override
    public String toString() {
        return "holds " + String.join(", ", holds) + ": " + name;
    }
}
