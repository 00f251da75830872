package dev.foldwork.backend.flow;

import static dev.foldwork.backend.flow.FlowsTest.FLOWS;
import static dev.foldwork.backend.flow.FlowsTest.calling;
import static dev.foldwork.backend.flow.FlowsTest.create;
import static dev.foldwork.backend.flow.FlowsTest.publish;
import static dev.foldwork.backend.flow.FlowsTest.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.foldwork.backend.TestingBackend;
import dev.foldwork.backend.TestingCaller;
import dev.foldwork.backend.TestingCaller.Answer;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** What belongs to one team does not exist for another. */
class OtherTeamTest {

    /** A body that each route accepts. */
    private static final Map<String, Map<String, ?>> BODIES = Map.of(
            "PATCH /api/v1/flows/{flow}", Map.of("folder", "x"),
            "POST /api/v1/flows/{flow}/duplicate", Map.of("name", "stolen"),
            "POST /api/v1/flows/{flow}/check", Map.of(),
            "PUT /api/v1/flows/{flow}/draft", Map.of("text", text("mine")),
            "PATCH /api/v1/flows/{flow}/draft", Map.of("patch", List.of()),
            "PUT /api/v1/flows/{flow}/layout", Map.of("layout", Map.of()),
            "PATCH /api/v1/flows/{flow}/layout", Map.of("patch", List.of()),
            "POST /api/v1/flows/{flow}/versions", Map.of(),
            "POST /api/v1/flows/{flow}/runs", Map.of(),
            "POST /api/v1/flows/{flow}/template/update", Map.of("to", 1L));

    @Test
    void everyRouteSaysThatThereIsNothing() {
        TestingBackend backend = TestingBackend.shared();
        TestingCaller anna = backend.caller(backend.team(), "anna", "admin");
        TestingCaller eve = backend.caller(backend.team(), "eve", "admin");
        String flow = create(anna, text("mine"));
        publish(anna, flow, 1).is(201);
        Answer before = anna.get(FLOWS + "/" + flow);
        var routes = new TreeSet<String>();
        backend.part(RequestMappingHandlerMapping.class, "requestMappingHandlerMapping")
                .getHandlerMethods()
                .keySet()
                .forEach(mapping -> mapping.getPatternValues().stream()
                        .filter(path -> path.startsWith("/api/") && path.contains("{flow}"))
                        .forEach(path -> mapping.getMethodsCondition()
                                .getMethods()
                                .forEach(verb -> routes.add(verb + " " + path))));
        assertThat(routes).hasSizeGreaterThan(18);
        for (String route : routes) {
            String[] parts = route.split(" ");
            String path = parts[1].replace("{flow}", flow).replace("{version}", "1");
            String query = path.endsWith("/diff") ? "?from=1&to=draft" : "";
            Answer answer = eve.change(parts[0], path + query, 1, BODIES.get(route));
            assertThat(answer.status()).as(route).isEqualTo(404);
            assertThat(answer.code()).as(route).isEqualTo("FLOW_UNKNOWN");
        }
        assertThat(anna.get(FLOWS + "/" + flow).body()).isEqualTo(before.body());
        assertThat(eve.get(FLOWS).list("flows")).isEmpty();
        assertThat(eve.get(FLOWS + "?archived=true").list("flows")).isEmpty();
        assertThat(eve.get(FLOWS + "?uses=mine&q=mine").list("flows")).isEmpty();
        assertThat(eve.post(FLOWS + "/check", Map.of("text", calling("x", "team/mine@1")))
                        .body())
                .containsEntry("sound", false);
        System.out.println("flows: " + routes.size() + " routes answer another team's id with 404");
    }
}
