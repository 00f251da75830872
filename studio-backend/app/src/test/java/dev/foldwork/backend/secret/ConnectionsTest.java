package dev.foldwork.backend.secret;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foldwork.backend.TestingBackend;
import dev.foldwork.backend.TestingCaller;
import dev.foldwork.backend.TestingCaller.Answer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Connections over REST: secret fields stay in, and come out for nodes of runs that ask for the connection only. */
class ConnectionsTest {

    private static final TestingBackend BACKEND = TestingBackend.shared();
    private static final String CONNECTIONS = "/api/v1/connections";
    private static final Map<String, Object> OPEN = Map.of("baseUrl", "https://shop.example.com", "auth", "bearer");
    private static final Map<String, Object> FIELDS =
            Map.of("baseUrl", "https://shop.example.com", "auth", "bearer", "token", "sesame-\u00fc-4711");

    private final String team = BACKEND.team();
    private final TestingCaller anna = BACKEND.caller(team, "anna", "admin");
    private final TestingCaller worker = BACKEND.callerAs("viewer", team, "worker", "worker");

    private Answer add(String name) {
        return anna.post(CONNECTIONS, Map.of("name", name, "kind", "http", "fields", FIELDS))
                .is(201);
    }

    private Answer change(String id, Map<String, ?> fields) {
        return anna.send("PATCH", CONNECTIONS + "/" + id, Map.of("fields", fields));
    }

    private static String text(String name, String access) {
        return """
                apiVersion: foldwork/v1
                kind: Flow
                metadata: { name: %s }
                spec:
                  access: { %s }
                  nodes: { a: { type: data.set@1, with: { v: 1 } } }
                """.formatted(name, access);
    }

    private static Map<String, ?> sources(String access) {
        return Map.of("main", "f.flow.yaml", "files", Map.of("f.flow.yaml", text("f", access)));
    }

    private Answer run(String access) {
        return anna.post("/api/v1/runs", Map.of("flow", sources(access)));
    }

    private Answer ask(String run, String... names) {
        return worker.post(
                "/internal/worker/secrets", Map.of("run", run, "names", List.of(), "connections", List.of(names)));
    }

    private Map<?, ?> given(String run, String name) {
        return (Map<?, ?>) ask(run, name).is(200).object("connections").get(name);
    }

    @Test
    void showsEverythingOfAConnectionButItsSecretFields() {
        Answer made = anna.post(CONNECTIONS, Map.of("name", "shop", "kind", "http", "fields", FIELDS, "note", "orders"))
                .is(201);
        assertThat(made.body()).containsEntry("kind", "http").containsEntry("note", "orders");
        assertThat(made.object("fields")).isEqualTo(OPEN);
        assertThat(made.whole("version")).isEqualTo(1);
        Answer got = anna.get(CONNECTIONS + "/" + made.text("id")).is(200);
        assertThat(got.body()).containsEntry("usedBy", List.of());
        for (Answer answer : List.of(made, got, anna.get(CONNECTIONS).is(200))) {
            assertThat(answer.body().toString()).doesNotContain("sesame").doesNotContain("sealed");
        }
    }

    @Test
    void refusesWhatDoesNotFitItsKindWithEveryFault() {
        add("shop");
        assertThat(anna.post(CONNECTIONS, Map.of("name", "shop", "kind", "http", "fields", FIELDS))
                        .is(409)
                        .code())
                .isEqualTo("CONNECTION_NAME_TAKEN");
        Answer refused = anna.post(
                        CONNECTIONS,
                        Map.of(
                                "name",
                                "other",
                                "kind",
                                "http",
                                "fields",
                                Map.of("baseUrl", "ftp://x", "auth", "bearrer", "token", "abc")))
                .is(422);
        assertThat(refused.code()).isEqualTo("CONNECTION_INVALID");
        assertThat(refused.list("problems")).hasSize(3);
        assertThat(refused.body().toString()).doesNotContain("abc");
        for (Map<String, ?> body : List.of(
                Map.of("name", "a b", "kind", "http", "fields", FIELDS),
                Map.of("name", "other", "kind", "ftp", "fields", FIELDS),
                Map.of("name", "other", "kind", "http", "fields", "x"),
                Map.of("name", "other", "kind", "http", "field", FIELDS))) {
            assertThat(anna.post(CONNECTIONS, body).is(400).code()).isEqualTo("REQUEST_INVALID");
        }
        Map<String, Object> nul = Map.of("baseUrl", "https://a", "auth", "basic", "user", "a\0b", "password", "sesame");
        assertThat(anna.post(CONNECTIONS, Map.of("name", "nul", "kind", "http", "fields", nul))
                        .is(422)
                        .code())
                .isEqualTo("CONNECTION_INVALID");
    }

    @Test
    void givesThemInPagesByName() {
        for (String name : List.of("C", "A", "B")) {
            add(name);
        }
        Answer first = anna.get(CONNECTIONS + "?limit=2").is(200);
        Answer second =
                anna.get(CONNECTIONS + "?limit=2&cursor=" + first.text("next")).is(200);
        assertThat(List.of(first, second))
                .flatExtracting(page -> page.list("connections"))
                .extracting(one -> one.get("name"))
                .containsExactly("A", "B", "C");
        assertThat(second.body().get("next")).isNull();
    }

    @Test
    void keepsASecretFieldThatIsLeftOutAsLongAsItGoesToTheSamePlace() {
        String id = add("shop").text("id");
        String run = run("connections: { shop: http }").is(201).text("id");
        Answer changed = change(id, OPEN).is(200);
        assertThat(changed.whole("version")).isEqualTo(2);
        assertThat(given(run, "shop").get("fields")).isEqualTo(FIELDS);
        Answer away = change(id, Map.of("baseUrl", "https://thief.example.com", "auth", "bearer"))
                .is(422);
        assertThat(away.list("problems"))
                .singleElement()
                .asString()
                .contains("'token' is missing")
                .contains("give its secret fields again");
        change(id, Map.of("baseUrl", "https://shop.example.com", "auth", "none"))
                .is(200);
        assertThat(change(id, OPEN).is(422).body().toString()).contains("'token' is missing");
        anna.send("PATCH", CONNECTIONS + "/" + id, Map.of("note", "new")).is(200);
        anna.send("PATCH", CONNECTIONS + "/" + id, Map.of()).is(400);
        assertThat(anna.get(CONNECTIONS + "/" + id).text("usedAt")).isNotNull();
    }

    @Test
    void startsNothingThatLacksAConnectionOrHasItAsAnotherKind() {
        add("shop");
        Answer refused = run("connections: { shop: smtp, none: http }").is(422);
        assertThat(refused.code()).isEqualTo("CONNECTION_KIND");
        assertThat(refused.list("problems"))
                .extracting(problem -> problem.get("code"))
                .containsExactlyInAnyOrder("CONNECTION_KIND", "CONNECTION_MISSING");
        assertThat(run("connections: { none: http }").is(422).code()).isEqualTo("CONNECTION_MISSING");
        Map<String, ?> hook = Map.of("name", "w", "flow", sources("connections: { none: http }"));
        assertThat(anna.post("/api/v1/webhooks", hook).is(422).code()).isEqualTo("CONNECTION_MISSING");
    }

    @Test
    void givesAWorkerWhatTheRunsFlowAsksForOnly() {
        String id = add("shop").text("id");
        add("other");
        String run = run("connections: { shop: http }").is(201).text("id");
        assertThat(given(run, "shop")).isEqualTo(Map.of("kind", "http", "fields", FIELDS));
        assertThat(ask(run, "shop", "other").is(403).code()).isEqualTo("ACCESS_DENIED");
        BACKEND.database().execute("update connection set kind = 'smtp' where id = ?::uuid", id);
        assertThat(given(run, "shop")).isEqualTo(Map.of("kind", "smtp", "fields", Map.of()));
        anna.send("DELETE", CONNECTIONS + "/" + id, null).is(204);
        assertThat(ask(run, "shop").is(200).object("connections")).isEqualTo(Map.of());
    }

    @Test
    void saysWhoUsesAConnectionAndKeepsItForThem() {
        String id = add("shop").text("id");
        anna.post("/api/v1/flows", Map.of("text", text("orders", "connections: { shop: http }")))
                .is(201);
        anna.post("/api/v1/flows", Map.of("text", text("near", "connections: { shops: http }")))
                .is(201);
        anna.post("/api/v1/flows", Map.of("text", text("secret", "secrets: [shop]")))
                .is(201);
        assertThat(anna.get(CONNECTIONS + "/" + id).is(200).list("usedBy"))
                .extracting(use -> use.get("name"))
                .containsExactly("orders");
        Answer refused = anna.send("DELETE", CONNECTIONS + "/" + id, null).is(409);
        assertThat(refused.code()).isEqualTo("CONNECTION_IN_USE");
        anna.send("DELETE", CONNECTIONS + "/" + id + "?force=true", null).is(204);
    }

    @Test
    void isSealedAnewTogetherWithSecrets() {
        add("shop");
        anna.post("/api/v1/secrets", Map.of("name", "KEY", "value", "open sesame"))
                .is(201);
        String run = run("connections: { shop: http }").is(201).text("id");
        assertThat(anna.post("/api/v1/secrets/reseal", Map.of()).is(200).whole("resealed"))
                .isEqualTo(2);
        assertThat(given(run, "shop").get("fields")).isEqualTo(FIELDS);
    }

    /** Whoever can write to the database cannot have a key sent to another address. */
    @Test
    void opensNothingWhoseAddressWasExchanged() {
        String id = add("shop").text("id");
        String run = run("connections: { shop: http }").is(201).text("id");
        BACKEND.database()
                .execute(
                        "update connection set fields = '{\"baseUrl\":\"https://thief.example.com\",\"auth\":\"bearer\"}' where id = ?::uuid",
                        id);
        assertThat(ask(run, "shop").is(500).body().toString()).doesNotContain("sesame");
    }

    @Test
    void anImportSaysWhatTheTeamDoesNotHave() {
        add("shop");
        byte[] flow = text("coming", "secrets: [KEY], connections: { shop: http, mail: smtp }")
                .getBytes(StandardCharsets.UTF_8);
        Answer plan = anna.bytes("/api/v1/imports", flow).is(201);
        List<?> missing = (List<?>) plan.object("needs").get("missing");
        assertThat(missing.stream().map(problem -> String.valueOf(((Map<?, ?>) problem).get("code"))))
                .containsExactly("SECRET_MISSING", "CONNECTION_MISSING");
    }

    @Test
    void keepsNoSecretFieldInTheDatabase() {
        change(add("shop").text("id"), OPEN).is(200);
        for (String table : BACKEND.database()
                .fetch("select tablename from pg_tables where schemaname = 'public'")
                .getValues("tablename", String.class)) {
            assertThat(BACKEND.database()
                            .fetch("select t::text from \"" + table + "\" t")
                            .getValues(0, String.class))
                    .as(table)
                    .noneMatch(row -> row.contains("sesame-\u00fc"));
        }
    }
}
