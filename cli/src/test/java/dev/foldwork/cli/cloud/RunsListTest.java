package dev.foldwork.cli.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foldwork.cli.TestingCli;
import dev.foldwork.cli.TestingCli.Ended;
import dev.foldwork.flow.json.Json;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code runs list} finds the same on both engines. */
class RunsListTest {

    @TempDir
    Path folder;

    @SuppressWarnings("unchecked")
    private static List<Object> flows(Ended ended) {
        assertThat(ended.code()).as(ended.err()).isZero();
        return ((List<Object>) Json.parse(ended.out()))
                .stream().map(run -> ((Map<String, Object>) run).get("flow")).toList();
    }

    /** What each filter must find among a run of good, then one of bad, which failed. */
    private static void finds(TestingCli cli, String... engine) {
        var all = new java.util.ArrayList<>(List.of("runs", "list", "-o", "json"));
        all.addAll(List.of(engine));
        assertThat(flows(list(cli, all))).containsExactly("bad", "good");
        assertThat(flows(list(cli, all, "--limit", "1"))).containsExactly("bad");
        assertThat(flows(list(cli, all, "--flow", "good"))).containsExactly("good");
        assertThat(flows(list(cli, all, "--flow", "goo"))).isEmpty();
        assertThat(flows(list(cli, all, "--state", "failed"))).containsExactly("bad");
        assertThat(flows(list(cli, all, "--state", "failed,succeeded"))).containsExactly("bad", "good");
        assertThat(flows(list(cli, all, "--state", "paused"))).isEmpty();
        assertThat(flows(list(cli, all, "--asking"))).isEmpty();
        assertThat(flows(list(cli, all, "--text", "NO LUCK"))).containsExactly("bad");
        assertThat(flows(list(cli, all, "--text", "title of"))).containsExactly("bad", "good");
        assertThat(flows(list(cli, all, "--since", "1h"))).containsExactly("bad", "good");
        assertThat(flows(list(cli, all, "--until", "1h"))).isEmpty();
        assertThat(flows(list(cli, all, "--since", "2020-01-01", "--until", "2020-01-02T00:00:00Z")))
                .isEmpty();
        assertThat(list(cli, all).out()).doesNotContain("\"inputs\"").doesNotContain("\"output\"");
        assertThat(list(cli, all, "--since", "yesterday").code()).isEqualTo(2);
        assertThat(list(cli, all, "--state", "broken").code()).isEqualTo(2);
        all.remove("-o");
        all.remove("json");
        assertThat(list(cli, all, "--flow", "none").err()).contains("No such runs.");
    }

    private static Ended list(TestingCli cli, List<String> all, String... more) {
        var arguments = new java.util.ArrayList<>(all);
        arguments.addAll(List.of(more));
        return cli.run(arguments.toArray(String[]::new));
    }

    private static String flow(String name, String node) {
        return "apiVersion: foldwork/v1\nkind: Flow\nmetadata: { name: " + name + ", title: Title of " + name
                + " }\nspec:\n  nodes:\n    a: " + node + "\n";
    }

    private static final String GOOD = flow("good", "{ type: data.set@1, with: { v: 1 } }");
    private static final String BAD =
            flow("bad", "{ type: flow.fail@1, with: { code: UNLUCKY, message: No luck today } }");

    @Test
    void onThisMachine() {
        var cli = new TestingCli(folder.resolve("data"));
        cli.run("run", cli.file("good.flow.yaml", GOOD).toString());
        cli.run("run", cli.file("bad.flow.yaml", BAD).toString());
        finds(cli);
    }

    @Test
    void inTheCloud() throws Exception {
        TestingStudio studio = TestingStudio.shared();
        String team = studio.team();
        TestingCli cli = studio.cli(folder.resolve("data"), team, "anna", "admin");
        Backend backend = studio.backend(team, "bob", "admin");
        for (String text : List.of(GOOD, BAD)) {
            backend.post(
                    "/api/v1/runs",
                    Map.of("flow", Map.of("main", "f.flow.yaml", "files", Map.of("f.flow.yaml", text))),
                    null);
        }
        // The engine is away: this is what its report would have left.
        studio.database()
                .execute(
                        "update run set state = case flow when 'bad' then 'failed' else 'succeeded' end, ended_at = now(),"
                                + " search_text = search_text || case flow when 'bad' then ' unlucky no luck today' else '' end"
                                + " where team_id = (select id from team where name = ?)",
                        team);
        finds(cli, "--cloud");
        Ended refused = cli.run("runs", "list", "--cloud", "--text", "ab");
        assertThat(refused.code()).isNotZero();
        assertThat(refused.err()).contains("'text' must be a text of 3 to 200 characters");
    }
}
