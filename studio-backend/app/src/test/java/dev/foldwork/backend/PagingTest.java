package dev.foldwork.backend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foldwork.backend.TestingCaller.Answer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Every list of the contract that has pages, walked page by page: nothing is left out and nothing comes twice. */
class PagingTest {

    private static final TestingBackend BACKEND = TestingBackend.shared();

    /** Enough for three pages of two. */
    private static final int ENTRIES = 5;

    private final String team = BACKEND.team();
    private final TestingCaller owner = BACKEND.signedIn(BACKEND.person(team, "page0", "owner"), team);

    private static String text(int number, String nodes) {
        return """
                apiVersion: foldwork/v1
                kind: Flow
                metadata: { name: f%d }
                spec:
                  nodes: { %s }
                """.formatted(number, nodes);
    }

    private static Map<String, ?> sources() {
        return Map.of(
                "main",
                "f.flow.yaml",
                "files",
                Map.of("f.flow.yaml", text(0, "a: { type: data.set@1, with: { v: 1 } }")));
    }

    private static String id(Answer made) {
        return made.is(201).text("id");
    }

    /** Fills every list of the team and returns the lists by their operation. */
    private Map<String, String> lists() {
        var lists = new LinkedHashMap<String, String>();
        for (String plain : List.of(
                "runs",
                "schedules",
                "webhooks",
                "event-triggers",
                "flows",
                "secrets",
                "connections",
                "members",
                "audit")) {
            lists.put("GET /api/v1/" + plain, "/api/v1/" + plain);
        }
        String flow = flows();
        for (String part : List.of("usage", "changes", "versions")) {
            lists.put("GET /api/v1/flows/{flow}/" + part, "/api/v1/flows/" + flow + "/" + part);
        }
        String template = templates(flow);
        lists.put("GET /api/v1/templates", "/api/v1/templates");
        lists.put("GET /api/v1/template-copies", "/api/v1/template-copies");
        lists.put("GET /api/v1/templates/{template}/versions", "/api/v1/templates/" + template + "/versions");
        String schedule = "";
        String webhook = "";
        for (int i = 0; i < ENTRIES; i++) {
            owner.post("/api/v1/runs", Map.of("flow", sources())).is(201);
            schedule = id(
                    owner.post("/api/v1/schedules", Map.of("name", "s" + i, "cron", "0 8 1 1 *", "flow", sources())));
            Answer made = owner.post("/api/v1/webhooks", Map.of("name", "w" + i, "flow", sources()));
            webhook = i == 0 ? delivered(made) : webhook;
            owner.post("/api/v1/secrets", Map.of("name", "KEY_" + i, "value", "open sesame"))
                    .is(201);
            Map<String, ?> server = Map.of("host", "mail.example.com");
            owner.post("/api/v1/connections", Map.of("name", "c" + i, "kind", "smtp", "fields", server))
                    .is(201);
            BACKEND.person(team, "page" + (i + 1), "viewer");
        }
        fired(schedule);
        lists.put("GET /api/v1/schedules/{schedule}/fires", "/api/v1/schedules/" + schedule + "/fires");
        lists.put("GET /api/v1/event-triggers/{trigger}/fires", "/api/v1/event-triggers/" + told() + "/fires");
        lists.put("GET /api/v1/webhooks/{webhook}/deliveries", "/api/v1/webhooks/" + webhook + "/deliveries");
        return lists;
    }

    /** Makes a flow that has changes and versions, and others that call it. */
    private String flows() {
        String flow =
                id(owner.post("/api/v1/flows", Map.of("text", text(0, "a: { type: data.set@1, with: { v: 0 } }"))));
        for (int i = 1; i <= ENTRIES; i++) {
            Map<String, ?> step = Map.of("op", "replace", "path", "/spec/nodes/a/with/v", "value", (long) i);
            owner.change("PATCH", "/api/v1/flows/" + flow + "/draft", i, Map.of("patch", List.of(step)))
                    .is(200);
            owner.change("POST", "/api/v1/flows/" + flow + "/versions", i + 1, Map.of())
                    .is(201);
            String call = text(i, "a: { type: flow.call@1, uses: %s/f0@1 }".formatted(team));
            owner.post("/api/v1/flows", Map.of("text", call)).is(201);
        }
        return flow;
    }

    /** Makes templates of every flow, one of them with a version for each of its flow's; and copies. */
    private String templates(String flow) {
        String template = "";
        for (long version = 1; version <= ENTRIES; version++) {
            template = template(flow, version);
            owner.post("/api/v1/templates/" + template + "/copies", Map.of("name", "copy" + version))
                    .is(201);
        }
        for (int i = 0; i < ENTRIES; i++) {
            String other = id(owner.post(
                    "/api/v1/flows", Map.of("text", text(100 + i, "a: { type: data.set@1, with: { v: 0 } }"))));
            owner.change("POST", "/api/v1/flows/" + other + "/versions", 1, Map.of())
                    .is(201);
            template(other, 1);
        }
        return template;
    }

    private String template(String flow, long version) {
        var wish = new LinkedHashMap<String, Object>(Map.of("flow", flow, "version", version, "title", "T"));
        wish.put("plan", owner.post("/api/v1/templates/plan", wish).is(200).text("hash"));
        return id(owner.post("/api/v1/templates", wish));
    }

    private static String delivered(Answer webhook) {
        for (int i = 0; i < ENTRIES; i++) {
            BACKEND.stranger()
                    .post(webhook.is(201).text("path"), Map.of(), "webhook-id", "delivery-" + i)
                    .is(202);
        }
        return webhook.text("id");
    }

    /** Makes triggers that wait for events, and events; returns one whose history has them. */
    private String told() {
        String trigger = "";
        for (int i = 0; i < ENTRIES; i++) {
            Map<String, ?> event = Map.of("kind", "posted", "type", "paged");
            trigger = id(
                    owner.post("/api/v1/event-triggers", Map.of("name", "e" + i, "flow", sources(), "event", event)));
        }
        for (int i = 0; i < ENTRIES; i++) {
            owner.post("/api/v1/events", Map.of("type", "paged", "data", Map.of()))
                    .is(202);
        }
        String fires = "/api/v1/event-triggers/" + trigger + "/fires";
        for (int i = 0; i < 1_000 && owner.get(fires).list("fires").size() < ENTRIES; i++) {
            pause();
        }
        return trigger;
    }

    private static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    /** Its due times are a year apart: they are written as the scheduler would. */
    private void fired(String schedule) {
        for (int i = 1; i <= ENTRIES; i++) {
            BACKEND.database()
                    .execute(
                            "insert into schedule_fire (schedule_id, team_id, due_at, at, outcome)"
                                    + " select id, team_id, now() - make_interval(hours => ?), now(), 'missed'"
                                    + " from schedule where id = ?",
                            i,
                            UUID.fromString(schedule));
        }
    }

    /** Returns the names of an operation's parameters in queries. */
    private static List<String> parameters(Map<?, ?> operation) {
        var names = new ArrayList<String>();
        if (operation.get("parameters") instanceof List<?> list) {
            list.forEach(each -> {
                var parameter = (Map<?, ?>) each;
                Object reference = parameter.get("$ref");
                names.add(
                        reference == null
                                ? String.valueOf(parameter.get("name"))
                                : reference.toString().replaceFirst(".*/", ""));
            });
        }
        return names;
    }

    @Test
    void everyListGivesEachEntryOnce() {
        Map<String, String> lists = lists();
        var paged = new TreeSet<String>();
        Contract.operations().forEach((operation, written) -> {
            if (parameters(written).contains("limit")) {
                paged.add(operation);
            }
        });
        assertThat(lists.keySet())
                .as("the test knows every list with pages")
                .containsExactlyInAnyOrderElementsOf(paged);
        lists.forEach((operation, path) -> {
            String place = parameters(Contract.operations().get(operation)).contains("cursor") ? "cursor" : "before";
            List<Object> whole = entries(owner.get(path + "?limit=100").is(200), 100);
            assertThat(whole.size()).as(operation).isGreaterThanOrEqualTo(ENTRIES);
            assertThat(new HashSet<>(whole)).as(operation).hasSameSizeAs(whole);
            assertThat(walked(path, place)).as(operation).isEqualTo(whole);
        });
        System.out.println("pages: " + lists.size() + " lists walked");
    }

    private List<Object> walked(String path, String place) {
        var all = new ArrayList<Object>();
        String from = "";
        for (int page = 0; page < 50; page++) {
            Answer answer = owner.get(path + "?limit=2" + from).is(200);
            all.addAll(entries(answer, 2));
            Object next = answer.body().get("next");
            if (next == null) {
                return all;
            }
            from = "&" + place + "=" + next;
        }
        throw new AssertionError(path + " has no last page");
    }

    private static List<Object> entries(Answer page, int most) {
        List<Object> entries = page.body().values().stream()
                .filter(List.class::isInstance)
                .map(List.class::cast)
                .flatMap(List<Object>::stream)
                .toList();
        assertThat(entries).hasSizeLessThanOrEqualTo(most);
        return entries;
    }
}
