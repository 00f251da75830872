package dev.foldwork.cli.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foldwork.cli.TestingCli;
import dev.foldwork.cli.TestingCli.Ended;
import dev.foldwork.flow.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two checkouts and a team, kept in step through a real backend. */
class SyncTest {

    @TempDir
    Path home;

    Path annas;
    Path bobs;
    TestingCli anna;
    TestingCli bob;

    @BeforeEach
    void open() throws Exception {
        TestingStudio studio = TestingStudio.shared();
        String team = studio.team();
        annas = Files.createDirectories(home.resolve("anna"));
        bobs = Files.createDirectories(home.resolve("bob"));
        anna = studio.cli(home.resolve("a"), team, "anna", "flows:write");
        bob = studio.cli(home.resolve("b"), team, "bob", "flows:write");
    }

    private static String text(String name, String value) {
        return "# kept\napiVersion: foldwork/v1\nkind: Flow\nmetadata: { name: " + name
                + " }\nspec:\n  nodes:\n    a: { type: data.set@1, with: { v: " + value + " } }\n";
    }

    private static void write(Path root, String name, String value) throws IOException {
        Path folder = Files.createDirectories(root.resolve(name));
        Files.writeString(folder.resolve(name + ".flow.yaml"), text(name, value));
    }

    private static String read(Path root, String name) throws IOException {
        return Files.readString(root.resolve(name).resolve(name + ".flow.yaml"));
    }

    private static Ended on(TestingCli cli, Path root, String... arguments) {
        var all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--dir", root.toString()));
        return cli.run(all.toArray(String[]::new));
    }

    @SuppressWarnings("unchecked")
    private static List<String> outcomes(Ended ended, int code) {
        assertThat(ended.code()).as(ended.out() + ended.err()).isEqualTo(code);
        return ((List<Map<String, Object>>) Json.object(ended.out()).get("flows"))
                .stream()
                        .map(flow -> flow.get("name") + " " + flow.get("outcome"))
                        .toList();
    }

    private List<String> push(int code, String... more) {
        return outcomes(on(anna, annas, with("push", more)), code);
    }

    private List<String> pull(int code, String... more) {
        return outcomes(on(bob, bobs, with("pull", more)), code);
    }

    private static String[] with(String command, String... more) {
        var all = new ArrayList<>(List.of(command, "-o", "json"));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    @Test
    void whatOneChangesComesToTheOther() throws IOException {
        write(annas, "one", "1");
        write(annas, "two", "2");
        Files.createDirectories(annas.resolve("one/prompts"));
        Files.writeString(annas.resolve("one/prompts/ask.md"), "Ask\n");
        Files.writeString(annas.resolve("one/one.flow.layout.json"), "{\"nodes\": {\"a\": {\"x\": 1}}}");
        Files.write(annas.resolve("one/picture.png"), new byte[] {(byte) 0x89, 0, (byte) 0xff});
        assertThat(push(0)).containsExactly("one created", "two created");
        assertThat(push(0)).containsExactly("one same", "two same");
        assertThat(pull(0)).containsExactly("one pulled", "two pulled");
        assertThat(read(bobs, "one")).isEqualTo(text("one", "1"));
        assertThat(bobs.resolve("one/prompts/ask.md")).hasContent("Ask\n");
        assertThat(Json.object(Files.readString(bobs.resolve("one/one.flow.layout.json"))))
                .isEqualTo(Map.of("nodes", Map.of("a", Map.of("x", 1L))));
        assertThat(bobs.resolve("one/picture.png")).doesNotExist();
        Files.delete(annas.resolve("one/prompts/ask.md"));
        assertThat(push(0)).containsExactly("one pushed", "two same");
        assertThat(pull(0)).containsExactly("one pulled", "two same");
        assertThat(bobs.resolve("one/prompts/ask.md")).doesNotExist();
        assertThat(annas.resolve("one/picture.png")).exists();
    }

    @Test
    void statusTellsWhichSideChanged() throws IOException {
        write(annas, "one", "1");
        write(annas, "two", "2");
        push(0);
        pull(0);
        write(annas, "two", "22");
        assertThat(outcomes(on(anna, annas, "flow", "status", "-o", "json"), 0))
                .containsExactly("one same", "two push");
        assertThat(push(0)).containsExactly("one same", "two pushed");
        assertThat(outcomes(on(bob, bobs, "flow", "status", "-o", "json"), 0)).containsExactly("one same", "two pull");
        assertThat(pull(0, "one")).containsExactly("one same");
        assertThat(read(bobs, "two")).isEqualTo(text("two", "2"));
        assertThat(pull(0)).containsExactly("one same", "two pulled");
        assertThat(read(bobs, "two")).isEqualTo(text("two", "22"));
        String text = on(bob, bobs, "flow", "status").out();
        assertThat(text).contains("one").contains("in step");
    }

    @Test
    void aConflictChangesNothingAndSaysWhatToDo() throws IOException {
        write(annas, "one", "1");
        push(0);
        pull(0);
        write(annas, "one", "2");
        push(0);
        write(bobs, "one", "3");
        for (String command : List.of("pull", "push")) {
            Ended ended = on(bob, bobs, command);
            assertThat(ended.code()).isEqualTo(6);
            assertThat(ended.out())
                    .contains("changed here and in the team, last by anna")
                    .contains("spec.nodes.a.with.v")
                    .contains("→ foldwork pull --force one")
                    .contains("→ foldwork push --force one");
        }
        assertThat(pull(6)).containsExactly("one conflict");
        assertThat(read(bobs, "one")).isEqualTo(text("one", "3"));
        assertThat(anna.run("flow", "show", "one").out()).isEqualTo(text("one", "2"));
        assertThat(pull(0, "--force")).containsExactly("one pulled");
        assertThat(read(bobs, "one")).isEqualTo(text("one", "2"));
        try (Stream<Path> kept = Files.walk(bobs.resolve(".foldwork/kept"))) {
            assertThat(kept.filter(Files::isRegularFile))
                    .hasSize(1)
                    .allSatisfy(file -> assertThat(file).hasContent(text("one", "3")));
        }
        write(annas, "one", "4");
        write(bobs, "one", "5");
        assertThat(outcomes(on(bob, bobs, with("push")), 0)).containsExactly("one pushed");
        assertThat(push(6)).containsExactly("one conflict");
        assertThat(push(0, "--force")).containsExactly("one pushed");
        assertThat(anna.run("flow", "show", "one").out()).isEqualTo(text("one", "4"));
    }

    @Test
    void bothTheSameNeedsNoBaseAndDifferentWithoutOneIsAConflict() throws IOException {
        write(annas, "one", "1");
        write(annas, "two", "2");
        push(0);
        write(bobs, "one", "1");
        write(bobs, "two", "other");
        assertThat(pull(6)).containsExactly("one same", "two conflict");
        assertThat(read(bobs, "two")).isEqualTo(text("two", "other"));
        Files.writeString(annas.resolve(".foldwork/sync.json"), "{");
        assertThat(on(anna, annas, "push").err()).contains("is damaged").contains("→ delete it");
        Files.delete(annas.resolve(".foldwork/sync.json"));
        assertThat(push(0)).containsExactly("one same", "two same");
    }

    @Test
    void whatIsGoneGoesOnlyWhenAsked() throws IOException {
        write(annas, "one", "1");
        push(0);
        pull(0);
        Files.delete(annas.resolve("one/one.flow.yaml"));
        assertThat(push(0)).containsExactly("one left");
        assertThat(push(0, "--prune")).containsExactly("one archived");
        assertThat(pull(0)).containsExactly("one left");
        assertThat(read(bobs, "one")).isEqualTo(text("one", "1"));
        assertThat(pull(0, "--prune")).containsExactly("one removed");
        assertThat(bobs.resolve("one")).doesNotExist();
        assertThat(bobs.resolve(".foldwork/kept")).isNotEmptyDirectory();
        assertThat(bob.run("flow", "list", "--archived").out()).contains("one");
    }

    @Test
    void whatWasDeletedHereComesBackOnlyWhenForced() throws IOException {
        write(annas, "one", "1");
        push(0);
        pull(0);
        Files.delete(bobs.resolve("one/one.flow.yaml"));
        assertThat(pull(0)).containsExactly("one left");
        assertThat(bobs.resolve("one/one.flow.yaml")).doesNotExist();
        assertThat(pull(0, "--force")).containsExactly("one pulled");
        assertThat(read(bobs, "one")).isEqualTo(text("one", "1"));
        assertThat(pull(0)).containsExactly("one same");
    }

    @Test
    void whatCannotBeStoredIsSaidAndTheOthersGoOn() throws IOException {
        write(annas, "bad", "1");
        Files.writeString(annas.resolve("bad/bad.flow.yaml"), "kind: [");
        write(annas, "good", "1");
        Ended ended = on(anna, annas, "push");
        assertThat(ended.code()).isEqualTo(7);
        assertThat(ended.out()).contains("good").contains("created in the team");
        assertThat(ended.out() + ended.err()).contains("bad").contains("The flow cannot be read");
        assertThat(push(7)).containsExactly("bad refused", "good same");
    }

    @Test
    void publishesOnlyWhatIsInStepAndRestores() throws IOException {
        write(annas, "one", "1");
        push(0);
        assertThat(on(anna, annas, "publish", "one", "--note", "first").out()).isEqualTo("Published one@1\n");
        write(annas, "one", "2");
        Ended early = on(anna, annas, "publish", "one");
        assertThat(early.code()).isEqualTo(6);
        assertThat(early.err()).contains("differs between this folder and the team");
        push(0);
        assertThat(on(anna, annas, "publish", "one").out()).isEqualTo("Published one@2\n");
        assertThat(anna.run("flow", "history", "one").out())
                .contains("@2")
                .contains("@1")
                .contains("first");
        assertThat(anna.run("flow", "restore", "one", "1").out()).isEqualTo("Restored one@1\n");
        assertThat(anna.run("flow", "show", "one").out()).isEqualTo(text("one", "1"));
        assertThat(anna.run("flow", "show", "one", "--at", "2").out()).isEqualTo(text("one", "2"));
        assertThat(anna.run("flow", "archive", "one").code()).isZero();
        assertThat(anna.run("flow", "list").out()).isEmpty();
        assertThat(anna.run("flow", "unarchive", "one").code()).isZero();
        assertThat(anna.run("flow", "list").out()).startsWith("one ").contains("@2");
        assertThat(anna.run("flow", "show", "nothing").code()).isEqualTo(3);
        assertThat(anna.run("flow", "show", "one", "--at", "9").code()).isEqualTo(3);
        assertThat(Json.object(anna.run("flow", "show", "one", "-o", "json").out()))
                .containsEntry("text", text("one", "1"));
    }

    @Test
    void neverWritesThroughALinkThatLeadsOut() throws IOException {
        write(annas, "one", "1");
        push(0);
        Path outside = Files.createDirectories(home.resolve("outside"));
        Files.createSymbolicLink(bobs.resolve("one"), outside);
        Ended ended = on(bob, bobs, "pull");
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.err()).contains("leads out of");
        assertThat(outside).isEmptyDirectory();
        assertThat(new String(Files.readAllBytes(annas.resolve("one/one.flow.yaml")), StandardCharsets.UTF_8))
                .isEqualTo(text("one", "1"));
    }
}
