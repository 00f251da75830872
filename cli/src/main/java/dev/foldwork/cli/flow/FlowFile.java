package dev.foldwork.cli.flow;

import dev.foldwork.cli.BoundedFile;
import dev.foldwork.cli.CliFailure;
import dev.foldwork.cli.ExitCode;
import dev.foldwork.cli.cloud.RemoteRuns.FlowFiles;
import dev.foldwork.flow.Problem;
import dev.foldwork.flow.check.Checked;
import dev.foldwork.flow.check.FlowCompiler;
import dev.foldwork.flow.check.FlowSource;
import dev.foldwork.flow.document.FlowReader;
import dev.foldwork.flow.document.FolderNeighbours;
import dev.foldwork.flow.document.Neighbours;
import dev.foldwork.flow.nodetype.NodeTypes;
import dev.foldwork.flow.plan.Plan;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A flow on disk: the file, or the folder of a sample that holds {@code NAME/NAME.flow.yaml}.
 *
 * @param file the flow document
 * @param sample the sample's folder, or null when the file itself was named
 */
public record FlowFile(Path file, @Nullable Path sample) {

    /** Finds what the person named; fails with exit code 3 when there is nothing. */
    public static FlowFile find(Path given) {
        if (!Files.isDirectory(given)) {
            if (!Files.exists(given)) {
                throw new CliFailure(
                        "FILE_UNKNOWN",
                        ExitCode.NOT_FOUND,
                        "There is no file " + given,
                        "name a .flow.yaml file or a folder such as samples/hello");
            }
            return new FlowFile(given, null);
        }
        Path name = Objects.requireNonNull(given.toAbsolutePath().normalize().getFileName());
        Path file = given.resolve(name + ".flow.yaml");
        if (!Files.exists(file)) {
            throw new CliFailure(
                    "FILE_UNKNOWN",
                    ExitCode.NOT_FOUND,
                    "The folder " + given + " holds no " + name + ".flow.yaml",
                    "name the .flow.yaml file itself");
        }
        return new FlowFile(file, given);
    }

    /** Returns the document's bytes, at most one more than a document may have. */
    byte[] bytes() {
        return BoundedFile.read(file, FlowReader.MAX_BYTES);
    }

    /** Returns what a check says of the flow. */
    public Checked check() {
        var read = FlowReader.read(bytes(), file.toString());
        if (read.document() == null) {
            return new Checked(null, read.problems());
        }
        Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
        return FlowCompiler.compile(new FlowSource(read.document(), new FolderNeighbours(folder)), NodeTypes.builtIn());
    }

    /** Returns the plan; fails with exit code 7 and every problem when the flow is not sound. */
    public Plan plan() {
        Checked checked = check();
        if (checked.plan() == null) {
            throw invalid(file, checked.problems());
        }
        return checked.plan();
    }

    /** Returns the document and every file beside it that its check looks at, for sending. */
    public FlowFiles sources() {
        Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
        var texts = new LinkedHashMap<String, String>();
        var beside = new FolderNeighbours(folder);
        Neighbours recording = path -> {
            var bytes = beside.read(path);
            bytes.ifPresent(found -> texts.put(path, new String(found, StandardCharsets.UTF_8)));
            return bytes;
        };
        String main = String.valueOf(file.getFileName());
        byte[] document = new FolderNeighbours(folder).read(main).orElseThrow();
        var read = FlowReader.read(document, file.toString());
        FlowCompiler.compile(new FlowSource(Objects.requireNonNull(read.document()), recording), NodeTypes.builtIn());
        texts.put(main, new String(document, StandardCharsets.UTF_8));
        return new FlowFiles(main, texts);
    }

    /** Returns the failure of a file that cannot be written. */
    public static CliFailure unwritable(Path target, IOException fault) {
        return new CliFailure(
                "FILE_UNWRITABLE",
                ExitCode.FAILED,
                target + " cannot be written: " + fault,
                "check the permissions of its folder and the space on its disk");
    }

    static CliFailure invalid(Path file, List<Problem> problems) {
        long errors = problems.stream().filter(Problem::isError).count();
        return new CliFailure(
                "FLOW_INVALID",
                ExitCode.DEFINITION_INVALID,
                file + " has " + errors + (errors == 1 ? " error" : " errors"),
                "",
                problems);
    }
}
