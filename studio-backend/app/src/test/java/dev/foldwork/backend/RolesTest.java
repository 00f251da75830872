package dev.foldwork.backend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foldwork.backend.TestingCaller.Answer;
import dev.foldwork.backend.access.Needs;
import dev.foldwork.backend.access.Role;
import dev.foldwork.backend.access.Scope;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** What each role may do: every route with every role, as the contract says it. */
class RolesTest {

    private static final String FLOW = """
            apiVersion: foldwork/v1
            kind: Flow
            metadata: { name: %s }
            spec:
              nodes: { a: { type: data.set@1, with: { v: 1 } } }
              outputs: { v: "${ nodes.a.v }" }
            """;
    private static final Map<String, ?> GRANTED = Map.of("here", "/srv/here");

    private static final TestingBackend BACKEND = TestingBackend.shared();

    private static RequestMappingHandlerMapping mappings() {
        return BACKEND.part(RequestMappingHandlerMapping.class, "requestMappingHandlerMapping");
    }

    /** Returns each route with the scope it needs, null for one that is open to everybody. */
    private static Map<String, @Nullable Scope> routes() {
        var routes = new TreeMap<String, @Nullable Scope>();
        mappings()
                .getHandlerMethods()
                .forEach((mapping, method) -> mapping.getPatternValues().stream()
                        .filter(path -> !path.equals("/error"))
                        .forEach(path -> mapping.getMethodsCondition()
                                .getMethods()
                                .forEach(verb -> {
                                    Needs needs = method.getMethodAnnotation(Needs.class);
                                    routes.put(verb + " " + path, needs == null ? null : needs.value());
                                })));
        return routes;
    }

    @Test
    void opensEveryRouteToTheRolesOfTheContractOnly() {
        int cells = 0;
        for (Map.Entry<String, @Nullable Scope> entry : routes().entrySet()) {
            String route = entry.getKey();
            Map<?, ?> written = Contract.operations().get(route);
            assertThat(written).as(route).isNotNull();
            if (List.of().equals(written.get("security"))) {
                assertThat(written.get("x-role")).as(route).isNull();
                assertThat(entry.getValue()).as(route).isNull();
                continue;
            }
            Role least = Role.of(String.valueOf(written.get("x-role")));
            for (Role role : Role.values()) {
                Answer answer = ask(role, route, Objects.requireNonNull(entry.getValue(), route));
                cells++;
                if (role.covers(least)) {
                    assertThat(answer.status()).as(role + " " + route).isNotIn(401, 403, 500);
                } else {
                    assertThat(answer.status()).as(role + " " + route).isEqualTo(403);
                    assertThat(answer.code()).as(role + " " + route).isEqualTo("ROLE_MISSING");
                }
            }
        }
        assertThat(cells).isGreaterThan(200);
        System.out.println("roles: " + cells + " cells of role and route as the contract says");
    }

    /** Asks for something that is not there: whoever may ask gets another answer than 403. */
    private static Answer ask(Role role, String route, Scope scope) {
        String[] parts = route.split(" ");
        TestingCaller caller = caller(role, scope);
        String path = parts[1].replace("{version}", "1")
                .replaceAll("\\{\\w+}", UUID.randomUUID().toString());
        Map<String, ?> body = path.endsWith("/controls") ? Map.of("paused", List.of("x")) : Map.of();
        return caller.change(parts[0], path, 1, parts[0].equals("GET") ? null : body);
    }

    private static TestingCaller caller(Role role, Scope scope) {
        String name = UUID.randomUUID().toString();
        return switch (scope) {
            case ACCOUNT -> BACKEND.signedIn(BACKEND.person("default", name, role.wire()), "default");
            case WORKER -> BACKEND.callerAs(role.wire(), "default", name, "worker");
            case ADMIN, FLOWS_READ, FLOWS_WRITE, RUNS_READ, RUNS_WRITE, RUNNER ->
                BACKEND.callerAs(role.wire(), "default", name, "admin");
        };
    }

    /** Stands for a route whose author forgot to say who may call it. */
    static final class Forgotten {

        public ResponseEntity<Map<String, Object>> answer() {
            return ResponseEntity.ok(Map.of("open", true));
        }
    }

    @Test
    void keepsARouteWithoutADeclarationClosedToEverybody() throws Exception {
        var mapping = RequestMappingInfo.paths("/api/v1/forgotten")
                .methods(RequestMethod.GET)
                .options(mappings().getBuilderConfiguration())
                .build();
        mappings().registerMapping(mapping, new Forgotten(), Forgotten.class.getMethod("answer"));
        try {
            Answer answer = BACKEND.caller("default", "forgetful", "admin").get("/api/v1/forgotten");
            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.code()).isEqualTo("ACCESS_DENIED");
        } finally {
            mappings().unregisterMapping(mapping);
        }
    }

    @Test
    void letsARunnerRunWhatWasPublishedOnly() {
        String team = BACKEND.team();
        TestingCaller runner = BACKEND.callerAs("runner", team, "rita", "admin");
        TestingCaller editor = BACKEND.callerAs("editor", team, "edda", "admin");
        String runs = "/api/v1/flows/" + published(editor) + "/runs";

        runner.post(runs, Map.of()).is(201);
        runner.post(runs, Map.of("version", 1L)).is(201);
        assertThat(runner.post(runs, Map.of("version", "draft")).code()).isEqualTo("ROLE_MISSING");
        editor.post(runs, Map.of("version", "draft")).is(201);
        assertThat(runner.post("/api/v1/runs", Map.of("flow", sources())).code())
                .isEqualTo("ROLE_MISSING");
        editor.post("/api/v1/runs", Map.of("flow", sources())).is(201);
    }

    @Test
    void letsOnlyOwnersGrantFoldersAndPrivateHosts() {
        String team = BACKEND.team();
        TestingCaller editor = BACKEND.callerAs("editor", team, "edda", "admin");
        TestingCaller owner = BACKEND.callerAs("owner", team, "olga", "admin");
        String stored = "/api/v1/flows/" + published(editor) + "/runs";

        for (Map<String, ?> grant : List.of(Map.of("folders", GRANTED), Map.of("privateHosts", List.of("db.local")))) {
            for (String path : List.of(
                    stored, "/api/v1/runs", "/api/v1/schedules", "/api/v1/webhooks", "/api/v1/event-triggers")) {
                var body = new java.util.LinkedHashMap<String, Object>(grant);
                if (!path.equals(stored)) {
                    body.put("flow", sources());
                }
                if (path.contains("v1/schedules")) {
                    body.put("cron", "0 8 * * *");
                }
                if (path.contains("event-triggers")) {
                    body.put("event", Map.of("kind", "run_ended"));
                }
                if (path.contains("v1/schedules") || path.contains("v1/webhooks") || path.contains("triggers")) {
                    body.put("name", "n");
                }
                assertThat(editor.post(path, body).code()).as(path).isEqualTo("ROLE_MISSING");
                owner.post(path, body).is(201);
            }
        }
    }

    @Test
    void letsOnlyOwnersRepeatARunThatWasGrantedSomething() {
        String team = BACKEND.team();
        TestingCaller runner = BACKEND.callerAs("runner", team, "rita", "admin");
        TestingCaller owner = BACKEND.callerAs("owner", team, "olga", "admin");
        Answer run = owner.post("/api/v1/runs", Map.of("flow", sources(), "folders", GRANTED))
                .is(201);
        String path = "/api/v1/runs/" + run.text("id");

        assertThat(runner.post(path + "/retry", Map.of()).code()).isEqualTo("ROLE_MISSING");
        assertThat(runner.post(path + "/rerun", Map.of("from", "a")).code()).isEqualTo("ROLE_MISSING");
        assertThat(owner.post(path + "/retry", Map.of()).code()).isEqualTo("RUN_NOT_UNSUCCESSFUL");
    }

    private static Map<String, ?> sources() {
        return Map.of("main", "f.flow.yaml", "files", Map.of("f.flow.yaml", FLOW.formatted("given")));
    }

    private static String published(TestingCaller editor) {
        String flow = editor.post("/api/v1/flows", Map.of("text", FLOW.formatted("stored")))
                .is(201)
                .text("id");
        editor.change("POST", "/api/v1/flows/" + flow + "/versions", 1, Map.of())
                .is(201);
        return flow;
    }

    @Test
    void givesAPersonsTokenTheRoleItsOwnerHasAtThatMoment() {
        String team = BACKEND.team();
        UUID person = BACKEND.person(team, "paula", "editor");
        TestingCaller paula = BACKEND.callerOf(person, team, "admin");

        assertThat(paula.post("/api/v1/flows", Map.of("text", FLOW.formatted("hers")))
                        .is(201)
                        .text("createdBy"))
                .isEqualTo("paula");
        BACKEND.database().execute("update membership set role = 'viewer' where person_id = ?", person);
        assertThat(paula.post("/api/v1/flows", Map.of("text", FLOW.formatted("other")))
                        .code())
                .isEqualTo("ROLE_MISSING");
        paula.get("/api/v1/flows").is(200);
        BACKEND.database().execute("delete from membership where person_id = ?", person);
        assertThat(paula.get("/api/v1/flows").code()).isEqualTo("TOKEN_INVALID");
    }

    @Test
    void ordersRoles() {
        assertThat(Role.values()).containsExactly(Role.VIEWER, Role.RUNNER, Role.EDITOR, Role.OWNER);
        assertThat(Role.EDITOR.covers(Role.RUNNER)).isTrue();
        assertThat(Role.RUNNER.covers(Role.EDITOR)).isFalse();
    }
}
