package dev.foldwork.backend.flow;

import dev.foldwork.backend.problem.ApiProblem;
import dev.foldwork.backend.problem.Code;
import dev.foldwork.flow.Problem;
import dev.foldwork.flow.document.DocumentPatch;
import dev.foldwork.flow.document.FlowDocument;
import dev.foldwork.flow.document.FlowReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A draft that may be stored: YAML that can be read and that names its flow. Whether it could run is another matter, so
 * that people can save what they have not finished.
 *
 * @param text the document as written
 * @param files texts beside it
 * @param value what the document says
 * @param name its {@code metadata.name}
 */
record DraftContent(String text, Map<String, String> files, Map<String, @Nullable Object> value, String name) {

    /** Where the versions that a flow calls are laid out beside it. */
    static final String PINNED_FOLDER = "pinned/";

    /** What pins the called versions to their contents. */
    static final String LOCK = "foldwork.lock";

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,62}");
    private static final Pattern PATH =
            Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]*(/[A-Za-z0-9_][A-Za-z0-9._-]*){0,7}");
    private static final int LONGEST_PATH = 200;
    private static final int MOST_FILES = 200;

    /** Returns the name of the document of a flow of this name. */
    static String document(String name) {
        return name + ".flow.yaml";
    }

    /** Reads a draft and refuses it, naming every problem, when it cannot be stored. */
    static DraftContent of(String text, Map<String, String> files) {
        var read = FlowReader.read(text.getBytes(StandardCharsets.UTF_8), "draft");
        FlowDocument document = read.document();
        if (document == null) {
            throw new ApiProblem(Code.FLOW_INVALID, "The flow cannot be read; nothing was saved.", read.problems());
        }
        if (!(name(document.value()) instanceof String known)) {
            throw new ApiProblem(Code.FLOW_INVALID, "The flow does not say its name.", List.of(nameless(document)));
        }
        check(files, document(known));
        return new DraftContent(text, files, document.value(), known);
    }

    /** Takes over what came of a patch. */
    static DraftContent of(DocumentPatch.Patched patched, Map<String, String> files) {
        if (!(name(patched.value()) instanceof String known)) {
            return of(patched.text(), files); // which says where the name is missing
        }
        check(files, document(known));
        return new DraftContent(patched.text(), files, patched.value(), known);
    }

    private static @Nullable String name(Map<String, @Nullable Object> document) {
        Object name = document.get("metadata") instanceof Map<?, ?> metadata ? metadata.get("name") : null;
        return name instanceof String text && NAME.matcher(text).matches() ? text : null;
    }

    private static Problem nameless(FlowDocument document) {
        var at = document.position(List.of("metadata", "name"));
        return new Problem(
                "NAME_INVALID",
                Problem.Severity.ERROR,
                "draft",
                at.line(),
                at.column(),
                null,
                "metadata.name is missing or has a form that is not allowed",
                "use small letters, digits and _, beginning with a letter, at most 63");
    }

    private static void check(Map<String, String> files, String document) {
        if (files.size() > MOST_FILES) {
            throw ApiProblem.field("files", "at most " + MOST_FILES + " files");
        }
        long bytes = 0;
        for (var file : files.entrySet()) {
            String path = file.getKey();
            bytes += file.getValue().length();
            if (path.length() > LONGEST_PATH || !PATH.matcher(path).matches() || path.equals(document)) {
                throw ApiProblem.field("files", "texts by path inside the flow's folder; '" + path + "' is none");
            }
            if (path.equals(LOCK) || path.startsWith(PINNED_FOLDER)) {
                throw ApiProblem.field("files", "without '" + path + "': called versions are found by their name");
            }
        }
        if (bytes > FlowReader.MAX_BYTES) {
            throw ApiProblem.field("files", "at most 16 MiB in all");
        }
    }

    /** Returns what lists and searches show of it. */
    DraftFacts facts(String teamName) {
        return DraftFacts.of(value, name, teamName);
    }
}
