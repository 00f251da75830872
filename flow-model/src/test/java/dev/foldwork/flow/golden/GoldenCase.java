package dev.foldwork.flow.golden;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foldwork.flow.Problem;
import dev.foldwork.flow.check.Checked;
import dev.foldwork.flow.check.FlowCompiler;
import dev.foldwork.flow.check.FlowSource;
import dev.foldwork.flow.document.FlowReader;
import dev.foldwork.flow.document.FolderNeighbours;
import dev.foldwork.flow.json.Json;
import dev.foldwork.flow.nodetype.NodeTypes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** One folder below protocol/cases. With {@code -Dfoldwork.golden.write=true} what is expected is written, to be read by a person. */
record GoldenCase(Path folder) {

    private static final Path CASES = Path.of("..", "protocol", "cases");
    private static final String MAIN = "main.flow.yaml";

    static List<GoldenCase> all(String kind) throws IOException {
        try (Stream<Path> folders = Files.list(CASES.resolve(kind))) {
            return folders.filter(Files::isDirectory)
                    .sorted()
                    .map(GoldenCase::new)
                    .toList();
        }
    }

    byte[] bytes(String file) throws IOException {
        return Files.readAllBytes(folder.resolve(file));
    }

    /** Returns the flow document, made from its recipe when it is too large to keep. */
    byte[] main() throws IOException {
        Path recipe = folder.resolve("generate.json");
        if (!Files.exists(recipe)) {
            return bytes(MAIN);
        }
        Map<String, Object> parts = Json.object(Files.readAllBytes(recipe));
        var text = new StringBuilder((String) parts.get("before"));
        for (int i = 0; i < (Long) parts.get("times"); i++) {
            text.append(((String) parts.get("repeat")).replace("#", Integer.toString(i)));
        }
        return text.append(parts.get("after")).toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Reads and checks the flow; the plan is null when it cannot even be read. */
    Checked checked() throws IOException {
        FlowReader.Read read = FlowReader.read(main(), MAIN);
        List<Problem> problems = read.problems();
        return read.document() == null
                ? new Checked(null, problems)
                : FlowCompiler.compile(
                        new FlowSource(read.document(), new FolderNeighbours(folder)), NodeTypes.builtIn());
    }

    /** Compares a text with the expected file. */
    void expect(String file, String actual) throws IOException {
        Path expected = folder.resolve(file);
        if (Boolean.getBoolean("foldwork.golden.write")) {
            Files.writeString(expected, actual);
        }
        assertThat(actual).isEqualTo(Files.readString(expected));
    }

    @Override
    public String toString() {
        return folder.getFileName().toString();
    }
}
