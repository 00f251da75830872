package dev.foldwork.backend.secret;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foldwork.backend.TestingBackend;
import dev.foldwork.backend.TestingCaller;
import dev.foldwork.backend.TestingCaller.Answer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Secrets over REST: what goes in stays in, and comes out for nodes of runs that ask for it only. */
class SecretsTest {

    private static final TestingBackend BACKEND = TestingBackend.shared();
    private static final String SECRETS = "/api/v1/secrets";
    private static final String VALUE = "sesame-\u00fc-4711";

    private final String team = BACKEND.team();
    private final TestingCaller anna = BACKEND.caller(team, "anna", "admin");
    private final TestingCaller worker = BACKEND.callerAs("viewer", team, "worker", "worker");

    private String add(String name) {
        return anna.post(SECRETS, Map.of("name", name, "value", VALUE)).is(201).text("id");
    }

    private static Map<String, ?> sources(String name, String access) {
        String text = """
                apiVersion: foldwork/v1
                kind: Flow
                metadata: { name: %s }
                spec:
                  access: { %s }
                  nodes: { a: { type: data.set@1, with: { v: 1 } } }
                """.formatted(name, access);
        return Map.of("main", name + ".flow.yaml", "files", Map.of(name + ".flow.yaml", text));
    }

    private Answer run(String access) {
        return anna.post("/api/v1/runs", Map.of("flow", sources("f", access)));
    }

    private Answer ask(String run, String... names) {
        return worker.post("/internal/worker/secrets", Map.of("run", run, "names", List.of(names)));
    }

    @Test
    void showsEverythingOfASecretButItsValue() {
        Answer made = anna.post(SECRETS, Map.of("name", "KEY", "value", VALUE, "note", "for the shop"))
                .is(201);
        assertThat(made.body()).containsEntry("name", "KEY").containsEntry("note", "for the shop");
        assertThat(made.whole("version")).isEqualTo(1);
        assertThat(made.text("setBy")).isEqualTo("anna");
        assertThat(made.body().get("usedAt")).isNull();
        Answer got = anna.get(SECRETS + "/" + made.text("id")).is(200);
        assertThat(got.body()).containsEntry("usedBy", List.of());
        for (Answer answer : List.of(made, got, anna.get(SECRETS).is(200))) {
            assertThat(answer.body().toString()).doesNotContain("sesame").doesNotContain("sealed");
        }
    }

    @Test
    void refusesNamesAndValuesThatCannotBe() {
        add("KEY");
        assertThat(anna.post(SECRETS, Map.of("name", "KEY", "value", VALUE))
                        .is(409)
                        .code())
                .isEqualTo("SECRET_NAME_TAKEN");
        for (String name : List.of("", "a b", "1a", "a-b", "\u00e4", "a".repeat(101))) {
            assertThat(anna.post(SECRETS, Map.of("name", name, "value", VALUE))
                            .is(400)
                            .code())
                    .isEqualTo("REQUEST_INVALID");
        }
        for (String value : List.of("", "short", "\u00e9".repeat(17 * 1024))) {
            Answer refused =
                    anna.post(SECRETS, Map.of("name", "OTHER", "value", value)).is(400);
            assertThat(refused.text("detail")).contains("value").doesNotContain("short\u00e9");
        }
        assertThat(anna.post(SECRETS, Map.of("name", "OTHER", "value", VALUE, "note", "n".repeat(501)))
                        .is(400)
                        .code())
                .isEqualTo("REQUEST_INVALID");
        assertThat(anna.post(SECRETS, Map.of("name", "OTHER", "valu", VALUE))
                        .is(400)
                        .text("detail"))
                .contains("valu");
    }

    @Test
    void givesThemInPagesByName() {
        for (String name : List.of("C", "A", "B", "E", "D")) {
            add(name);
        }
        Answer first = anna.get(SECRETS + "?limit=2").is(200);
        Answer second =
                anna.get(SECRETS + "?limit=2&cursor=" + first.text("next")).is(200);
        Answer third =
                anna.get(SECRETS + "?limit=2&cursor=" + second.text("next")).is(200);
        assertThat(List.of(first, second, third))
                .flatExtracting(page -> page.list("secrets"))
                .extracting(secret -> secret.get("name"))
                .containsExactly("A", "B", "C", "D", "E");
        assertThat(third.body().get("next")).isNull();
        anna.get(SECRETS + "?limit=0").is(400);
        anna.get(SECRETS + "?cursor=nonsense").is(400);
    }

    @Test
    void changesValueAndNoteByThemselves() {
        String id = add("KEY");
        String run = run("secrets: [KEY]").is(201).text("id");
        anna.send("PATCH", SECRETS + "/" + id, Map.of("note", "new")).is(200);
        assertThat(ask(run, "KEY").is(200).object("values")).containsEntry("KEY", VALUE);
        Answer changed = anna.send("PATCH", SECRETS + "/" + id, Map.of("value", "another value"))
                .is(200);
        assertThat(changed.whole("version")).isEqualTo(2);
        assertThat(changed.text("note")).isEqualTo("new");
        assertThat(ask(run, "KEY").is(200).object("values")).containsEntry("KEY", "another value");
        assertThat(anna.get(SECRETS + "/" + id).text("usedAt")).isNotNull();
        anna.send("PATCH", SECRETS + "/" + id, Map.of()).is(400);
    }

    @Test
    void startsNothingThatLacksASecret() {
        add("KEY");
        Answer refused = run("secrets: [KEY, NONE, OTHER]").is(422);
        assertThat(refused.code()).isEqualTo("SECRET_MISSING");
        assertThat(refused.list("problems"))
                .extracting(problem -> String.valueOf(problem.get("message")))
                .containsExactly(
                        "The flow needs the secret 'NONE', which the team does not have",
                        "The flow needs the secret 'OTHER', which the team does not have");
        Map<String, ?> hook = Map.of("name", "w", "flow", sources("f", "secrets: [NONE]"));
        assertThat(anna.post("/api/v1/webhooks", hook).is(422).code()).isEqualTo("SECRET_MISSING");
        Map<String, ?> schedule = Map.of("name", "s", "cron", "0 8 * * *", "flow", sources("f", "secrets: [NONE]"));
        assertThat(anna.post("/api/v1/schedules", schedule).is(422).code()).isEqualTo("SECRET_MISSING");
    }

    @Test
    void givesAWorkerWhatTheRunsFlowAsksForOnly() {
        add("KEY");
        add("OTHER");
        String run = run("secrets: [KEY]").is(201).text("id");
        assertThat(ask(run, "KEY").is(200).object("values")).isEqualTo(Map.of("KEY", VALUE));
        assertThat(ask(run, "KEY", "OTHER").is(403).code()).isEqualTo("ACCESS_DENIED");
        assertThat(ask(java.util.UUID.randomUUID().toString(), "KEY").is(404).code())
                .isEqualTo("RUN_UNKNOWN");
        assertThat(ask("x", "KEY").is(400).code()).isEqualTo("REQUEST_INVALID");
        assertThat(anna.post("/internal/worker/secrets", Map.of("run", run, "names", List.of("KEY")))
                        .is(403)
                        .code())
                .isEqualTo("ACCESS_DENIED");
        BACKEND.database().execute("update run set state = 'succeeded' where id = ?::uuid", run);
        assertThat(ask(run, "KEY").is(409).code()).isEqualTo("RUN_FINAL");
    }

    @Test
    void givesASecretOfThisTeamOnly() {
        TestingCaller other = BACKEND.caller(BACKEND.team(), "otto", "admin");
        other.post(SECRETS, Map.of("name", "KEY", "value", "of another team")).is(201);
        String id = add("KEY");
        String run = run("secrets: [KEY]").is(201).text("id");
        assertThat(ask(run, "KEY").is(200).object("values")).containsEntry("KEY", VALUE);
        other.get(SECRETS + "/" + id).is(404);
        other.send("PATCH", SECRETS + "/" + id, Map.of("value", "stolen")).is(404);
        other.send("DELETE", SECRETS + "/" + id, null).is(404);
    }

    @Test
    void saysWhoUsesASecretAndKeepsItForThem() {
        String id = add("KEY");
        String text =
                String.valueOf(((Map<?, ?>) sources("shop", "secrets: [KEY]").get("files")).get("shop.flow.yaml"));
        String flow = anna.post("/api/v1/flows", Map.of("text", text)).is(201).text("id");
        String near = text.replace("shop", "near").replace("[KEY]", "[KEYS]");
        anna.post("/api/v1/flows", Map.of("text", near)).is(201);
        anna.change("POST", "/api/v1/flows/" + flow + "/versions", 1, Map.of("note", ""))
                .is(201);
        assertThat(anna.get(SECRETS + "/" + id).is(200).list("usedBy"))
                .extracting(use -> use.get("name") + " " + use.get("version"))
                .containsExactly("shop null", "shop 1");
        Answer refused = anna.send("DELETE", SECRETS + "/" + id, null).is(409);
        assertThat(refused.code()).isEqualTo("SECRET_IN_USE");
        assertThat(refused.list("problems")).hasSize(2);
        anna.send("DELETE", SECRETS + "/" + id + "?force=true", null).is(204);
        anna.get(SECRETS + "/" + id).is(404);
    }

    @Test
    void sealsAnewWithAnotherKeyAndForgetsTheOldOne() {
        add("KEY");
        add("OTHER");
        String run = run("secrets: [KEY, OTHER]").is(201).text("id");
        List<byte[]> before = sealed();
        assertThat(anna.post(SECRETS + "/reseal", Map.of()).is(200).whole("resealed"))
                .isEqualTo(2);
        assertThat(sealed()).doesNotContainAnyElementsOf(before);
        assertThat(BACKEND.database()
                        .fetch("select version from team_key k join team t on t.id = k.team_id where t.name = ?", team)
                        .getValues("version", Integer.class))
                .containsExactly(2);
        assertThat(ask(run, "KEY", "OTHER").is(200).object("values")).isEqualTo(Map.of("KEY", VALUE, "OTHER", VALUE));
    }

    private List<byte[]> sealed() {
        return BACKEND.database()
                .fetch("select sealed from secret s join team t on t.id = s.team_id where t.name = ?", team)
                .getValues("sealed", byte[].class);
    }

    /** Whoever can write to the database cannot give a run another secret by exchanging rows. */
    @Test
    void opensNothingThatWasExchanged() {
        String key = add("KEY");
        anna.post(SECRETS, Map.of("name", "OTHER", "value", "another value")).is(201);
        String run = run("secrets: [KEY]").is(201).text("id");
        BACKEND.database()
                .execute(
                        "update secret set sealed = (select o.sealed from secret o where o.name = 'OTHER' and o.team_id = secret.team_id) where id = ?::uuid",
                        key);
        Answer refused = ask(run, "KEY").is(500);
        assertThat(refused.body().toString()).doesNotContain("another").doesNotContain("sesame");
    }

    @Test
    void keepsNoValueInTheDatabase() {
        String id = add("KEY");
        run("secrets: [KEY]").is(201);
        anna.send("PATCH", SECRETS + "/" + id, Map.of("value", VALUE + " again"))
                .is(200);
        String hex = java.util.HexFormat.of().formatHex("sesame-".getBytes(StandardCharsets.UTF_8));
        for (String table : BACKEND.database()
                .fetch("select tablename from pg_tables where schemaname = 'public'")
                .getValues("tablename", String.class)) {
            assertThat(BACKEND.database()
                            .fetch("select t::text from \"" + table + "\" t")
                            .getValues(0, String.class))
                    .as(table)
                    .noneMatch(row -> row.contains("sesame-") || row.contains(hex));
        }
    }
}
