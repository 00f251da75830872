package dev.foldwork.flow.importing;

import dev.foldwork.flow.Problem;
import dev.foldwork.flow.check.FlowCompiler;
import dev.foldwork.flow.check.FlowSource;
import dev.foldwork.flow.document.FlowReader;
import dev.foldwork.flow.document.FlowWriter;
import dev.foldwork.flow.document.Neighbours;
import dev.foldwork.flow.importing.conductor.ConductorImporter;
import dev.foldwork.flow.importing.draft.FlowDraft;
import dev.foldwork.flow.importing.draft.Ids;
import dev.foldwork.flow.importing.draft.LooseEnds;
import dev.foldwork.flow.importing.n8n.N8nImporter;
import dev.foldwork.flow.importing.serverless.ServerlessImporter;
import dev.foldwork.flow.nodetype.NodeTypes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads definitions of other systems. Stateless; opens no socket, starts no process, writes nothing, executes nothing of
 * what it reads.
 */
public final class Importing {

    private static final int MOST_WORKFLOWS = 500;

    private Importing() {}

    /**
     * Imports every workflow of a source.
     *
     * @param source JSON or YAML in UTF-8, at most 16 MiB
     * @param file the source's name, for messages and for a workflow without a name
     * @param format what it is; null to find out by its shape
     * @throws ImportException when the source is refused whole
     */
    public static ImportResult read(byte[] source, String file, @Nullable ImportFormat format) {
        Object value = SourceReader.read(source, file);
        List<Map<?, ?>> workflows = Shapes.workflows(value);
        if (workflows.isEmpty() || workflows.size() > MOST_WORKFLOWS) {
            throw new ImportException(
                    "IMPORT_SHAPE",
                    workflows.isEmpty()
                            ? file + " holds no workflow"
                            : file + " holds " + workflows.size() + " workflows, more than " + MOST_WORKFLOWS,
                    "export workflows one by one");
        }
        ImportFormat found = format == null ? Shapes.format(workflows.getFirst(), file) : format;
        String fallback = file.replaceAll("^.*/", "").replaceAll("\\..*$", "");
        var drafts = new ArrayList<FlowDraft>();
        var names = new Ids();
        for (Map<?, ?> workflow : workflows) {
            Shapes.require(workflow, found, file);
            drafts.addAll(drafts(workflow, found, fallback, names));
        }
        drafts.forEach(LooseEnds::mend);
        return new ImportResult(found, finished(drafts));
    }

    private static List<FlowDraft> drafts(Map<?, ?> workflow, ImportFormat format, String fallback, Ids names) {
        return switch (format) {
            case CONDUCTOR -> ConductorImporter.read(workflow, fallback, names);
            case N8N -> N8nImporter.read(workflow, fallback, names);
            case SERVERLESS -> ServerlessImporter.read(workflow, fallback, names);
        };
    }

    /** Flows of one source may call each other, so they are checked when all are written. */
    private static List<ImportedFlow> finished(List<FlowDraft> drafts) {
        var texts = new LinkedHashMap<String, String>();
        for (FlowDraft draft : drafts) {
            try {
                texts.put("./" + draft.name + ".flow.yaml", FlowWriter.write(draft.document()));
            } catch (IllegalArgumentException unfit) {
                throw new ImportException(
                        "IMPORT_TOO_LARGE",
                        "the flow made of '" + draft.title + "' is larger or deeper than a flow may be",
                        "split the workflow before importing it");
            }
        }
        Neighbours beside = path -> Optional.ofNullable(texts.get(path.startsWith("./") ? path : "./" + path))
                .map(text -> text.getBytes(StandardCharsets.UTF_8));
        var flows = new ArrayList<ImportedFlow>();
        for (FlowDraft draft : drafts) {
            String text = String.valueOf(texts.get("./" + draft.name + ".flow.yaml"));
            List<Problem> problems = problems(text, draft.name + ".flow.yaml", beside);
            problems.stream()
                    .filter(Problem::isError)
                    .forEach(problem -> draft.report
                            .leadingTo(String.valueOf(problem.node()).replaceAll("^.*\\.", ""))
                            .approximated("the check says: " + problem.message()));
            flows.add(new ImportedFlow(
                    draft.name, draft.title, text, draft.layout(), draft.report.finish(draft), problems));
        }
        return List.copyOf(flows);
    }

    private static List<Problem> problems(String text, String file, Neighbours beside) {
        var read = FlowReader.read(text.getBytes(StandardCharsets.UTF_8), file);
        if (read.document() == null) {
            return read.problems();
        }
        return FlowCompiler.compile(new FlowSource(read.document(), beside), NodeTypes.builtIn())
                .problems();
    }
}
