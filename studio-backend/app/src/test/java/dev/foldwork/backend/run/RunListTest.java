package dev.foldwork.backend.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foldwork.backend.TestingBackend;
import dev.foldwork.backend.TestingCaller;
import dev.foldwork.backend.TestingCaller.Answer;
import dev.foldwork.backend.run.RecordedRuns.Row;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Finding runs: every filter, pages while runs come in, what is refused. */
class RunListTest {

    private static final String RUNS = "/api/v1/runs";
    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
    private static final int MANY = 240;
    private static final int ROUNDS = 150;

    TestingBackend backend;
    String team;
    TestingCaller anna;
    RecordedRuns runs;

    @BeforeEach
    void open() {
        backend = TestingBackend.shared();
        team = backend.team();
        anna = backend.caller(team, "anna", "runs:read");
        runs = new RecordedRuns(backend, team);
    }

    private static <T> T one(Random random, List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private static Row row(Random random, int number) {
        boolean failed = random.nextInt(3) == 0;
        // Several at one moment: the id decides between them.
        Instant at = BEGIN.plusSeconds(60L * (number / 3));
        return new Row(
                one(random, List.of("alpha", "beta", "gamma_flow")),
                failed ? "failed" : one(random, List.of("queued", "running", "paused", "succeeded", "cancelled")),
                failed ? 0 : random.nextInt(2),
                random.nextInt(5) == 0 ? "local" : "cloud",
                at,
                null,
                failed ? one(random, List.of("the disk is full", "no answer 50% of the time")) : null,
                one(random, java.util.Arrays.asList(null, 0, 1, 2)),
                one(random, List.of("manual", "schedule", "webhook", "rerun")),
                one(random, List.of("anna", "bob", "every morning")),
                random.nextInt(6) == 0);
    }

    /** Filters with what they mean, told in another way than the database is told. */
    private static Map<String, Predicate<Row>> filters(Random random) {
        var all = new LinkedHashMap<String, Predicate<Row>>();
        String flow = one(random, List.of("alpha", "beta", "gamma_flow", "nowhere"));
        all.put("flow=" + flow, row -> row.flow().equals(flow));
        all.put(
                "flow=alpha&version=2",
                row -> row.flow().equals("alpha") && Integer.valueOf(2).equals(row.version()));
        all.put(
                "flow=beta&version=draft",
                row -> row.flow().equals("beta") && Integer.valueOf(0).equals(row.version()));
        all.put("state=failed", row -> row.state().equals("failed"));
        all.put("state=running,paused", row -> List.of("running", "paused").contains(row.state()));
        all.put("state=queued&state=failed", row -> List.of("queued", "failed").contains(row.state()));
        all.put("asking=true", row -> row.asking() > 0);
        all.put("asking=false", row -> row.asking() == 0);
        all.put("engine=local", row -> row.engine().equals("local"));
        all.put("engine=cloud", row -> row.engine().equals("cloud"));
        Instant time = BEGIN.plusSeconds(60L * random.nextInt(MANY / 3));
        all.put("from=" + time, row -> !row.at().isBefore(time));
        all.put("to=" + time, row -> row.at().isBefore(time));
        all.put("by=every+morning", row -> row.by().equals("every morning"));
        all.put("trigger=webhook", row -> row.trigger().equals("webhook"));
        all.put("trigger=manual", row -> row.trigger().equals("manual"));
        all.put("keep=true", Row::keep);
        all.put("keep=false", row -> !row.keep());
        all.put("text=DISK", row -> "the disk is full".equals(row.error()));
        all.put("text=" + encoded("50% of"), row -> "no answer 50% of the time".equals(row.error()));
        all.put("text=a_f", row -> row.flow().equals("gamma_flow"));
        all.put("text=title+of+BETA", row -> row.flow().equals("beta"));
        all.put("text=broken", row -> row.error() != null);
        return all;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private List<String> ids(String query) {
        var ids = new ArrayList<String>();
        Answer page = anna.get(RUNS + "?" + query).is(200);
        while (true) {
            page.list("runs").forEach(run -> ids.add(String.valueOf(run.get("id"))));
            if (page.body().get("next") == null) {
                return ids;
            }
            page = anna.get(RUNS + "?" + query + "&cursor=" + page.text("next")).is(200);
        }
    }

    private static List<String> newestFirst(Map<UUID, Row> rows, Predicate<Row> wanted) {
        Comparator<Map.Entry<UUID, Row>> order =
                Comparator.comparing(entry -> entry.getValue().at());
        return rows.entrySet().stream()
                .filter(entry -> wanted.test(entry.getValue()))
                .sorted(order.thenComparing(entry -> entry.getKey().toString()).reversed())
                .map(entry -> entry.getKey().toString())
                .toList();
    }

    @Test
    void everyFilterAndManyTogetherFindExactlyTheirRuns() {
        long seed = System.nanoTime();
        var random = new Random(seed);
        var rows = new LinkedHashMap<UUID, Row>();
        for (int i = 0; i < MANY; i++) {
            Row row = row(random, i);
            rows.put(runs.add(row), row);
        }
        filters(random)
                .forEach((query, wanted) ->
                        assertThat(ids(query)).as(query + ", seed " + seed).isEqualTo(newestFirst(rows, wanted)));
        for (int round = 0; round < ROUNDS; round++) {
            var used = new LinkedHashMap<String, Predicate<Row>>();
            for (int i = 0; i < 3; i++) {
                var all = filters(random);
                all.keySet().removeIf(query -> used.keySet().stream().anyMatch(other -> sharesAName(query, other)));
                var filter = one(random, List.copyOf(all.entrySet()));
                used.put(filter.getKey(), filter.getValue());
            }
            String query = String.join("&", used.keySet()) + "&limit=" + (1 + random.nextInt(60));
            Predicate<Row> wanted = used.values().stream().reduce(row -> true, Predicate::and);
            assertThat(ids(query)).as(query + ", seed " + seed).isEqualTo(newestFirst(rows, wanted));
        }
    }

    private static boolean sharesAName(String one, String other) {
        return java.util.Arrays.stream(one.split("&"))
                .map(part -> part.replaceAll("=.*", "="))
                .anyMatch(name -> ("&" + other).contains("&" + name));
    }

    @Test
    void aRunIsFoundByTheBeginningOfItsId() {
        UUID run = runs.add(Row.of("alpha", "running", BEGIN));
        for (int length : List.of(8, 9, 13, 23, 36)) {
            assertThat(ids("text=" + run.toString().substring(0, length)))
                    .as("%d", length)
                    .contains(run.toString());
        }
        assertThat(ids("text=" + run.toString().toUpperCase(java.util.Locale.ROOT)))
                .containsExactly(run.toString());
        assertThat(ids("text=ffffffff-ffff")).isEmpty();
    }

    @Test
    void pagesHaveNoGapAndNoDoubleWhileRunsComeIn() throws Exception {
        var there = new ArrayList<String>();
        for (int i = 0; i < 150; i++) {
            there.add(runs.add(Row.of("alpha", i % 2 == 0 ? "failed" : "cancelled", BEGIN.plusMillis(i / 4)))
                    .toString());
        }
        var over = new AtomicBoolean();
        Thread others = Thread.ofVirtual().start(() -> {
            for (int i = 0; !over.get(); i++) {
                runs.add(Row.of("alpha", "failed", BEGIN.plusSeconds(i)));
            }
        });
        var seen = new ArrayList<String>();
        for (String query : List.of("limit=7", "limit=7&state=failed,cancelled")) {
            seen.clear();
            seen.addAll(ids(query + "&to=" + BEGIN.plusSeconds(1)));
            var old = new ArrayList<>(seen);
            old.retainAll(there);
            assertThat(old).hasSize(there.size()).doesNotHaveDuplicates();
            assertThat(seen).doesNotHaveDuplicates();
        }
        over.set(true);
        others.join();
    }

    @Test
    void goesOnBehindARun() {
        String older = runs.add(Row.of("alpha", "running", BEGIN)).toString();
        String newer =
                runs.add(Row.of("alpha", "running", BEGIN.plusSeconds(1))).toString();
        assertThat(ids("before=" + newer)).containsExactly(older);
        assertThat(anna.get(RUNS + "?before=" + UUID.randomUUID()).is(400).code())
                .isEqualTo("REQUEST_INVALID");
    }

    @Test
    void namesEverythingThatCannotBeUnderstood() {
        Answer refused = anna.get(
                        RUNS + "?state=failed,broken&from=yesterday&version=3&limit=0&engine=moon&asking=1"
                                + "&trigger=x&text=ab&keep=maybe&cursor=abc&before=1&colour=red&to=2026-01-01T00:00:00Z&to=x&by=")
                .is(400);
        assertThat(refused.code()).isEqualTo("REQUEST_INVALID");
        for (String name : List.of(
                "state", "from", "version", "limit", "engine", "asking", "trigger", "text", "keep", "cursor", "before",
                "colour", "to", "by")) {
            assertThat(refused.list("problems"))
                    .as(name)
                    .anySatisfy(problem ->
                            assertThat(String.valueOf(problem.get("message"))).startsWith("'" + name + "' must be "));
            assertThat(refused.text("detail")).contains("'" + name + "'");
        }
        assertThat(refused.text("detail")).contains("not 'broken'");
        // Cursors of another list, and ones that were tampered with.
        for (String cursor : List.of("WyJhIl0", "WyJhIiwiYiJd", "e30", "%00", "////", "x".repeat(5_000))) {
            assertThat(anna.get(RUNS + "?cursor=" + cursor).is(400).code()).isEqualTo("REQUEST_INVALID");
        }
        assertThat(anna.get(RUNS + "?from=-999999999-01-01T00:00:00Z").is(400).code())
                .isEqualTo("REQUEST_INVALID");
        assertThat(anna.get(RUNS + "?text=%00%00%00").is(400).code()).isEqualTo("REQUEST_INVALID");
        assertThat(anna.get(RUNS + "?text=%27%3B+drop+table+run").is(200).list("runs"))
                .isEmpty();
    }

    @Test
    void tellsWhichQuestionHasBeenOpenLongest() {
        UUID asking =
                runs.add(new Row("alpha", "running", 2, "cloud", BEGIN, null, null, null, "manual", "anna", false));
        runs.event(asking, 1, "a", "node_asking", "{\"question\":\"Answered?\"}");
        runs.event(asking, 2, "a", "node_answered", "{}");
        runs.event(asking, 3, "b", "node_asking", "{\"question\":\"" + "é".repeat(400) + "\"}");
        runs.event(asking, 4, "c", "node_asking", "{\"question\":\"Later?\"}");
        UUID ended = runs.add(Row.of("beta", "succeeded", BEGIN.plusSeconds(1)));
        runs.event(ended, 1, "a", "node_asking", "{\"question\":\"Never answered?\"}");
        List<Map<String, Object>> list = anna.get(RUNS).is(200).list("runs");
        assertThat(list).extracting(run -> run.get("id")).containsExactly(ended.toString(), asking.toString());
        assertThat(list).extracting(run -> run.get("question")).containsExactly(null, "é".repeat(300));
    }

    @Test
    void anotherTeamSeesNothing() {
        UUID run = runs.add(Row.of("alpha", "running", BEGIN));
        TestingCaller eve = backend.caller(backend.team(), "eve", "admin");
        assertThat(eve.get(RUNS).list("runs")).isEmpty();
        assertThat(eve.get(RUNS + "?text=" + run).list("runs")).isEmpty();
        assertThat(eve.get(RUNS + "?before=" + run).is(400).code()).isEqualTo("REQUEST_INVALID");
        for (String path : List.of("", "/notes", "/nodes", "/events")) {
            assertThat(eve.get(RUNS + "/" + run + path).is(404).code()).isEqualTo("RUN_UNKNOWN");
        }
        assertThat(eve.send("PUT", RUNS + "/" + run + "/keep", null).is(404).code())
                .isEqualTo("RUN_UNKNOWN");
        assertThat(eve.post(RUNS + "/" + run + "/notes", Map.of("text", "hello"))
                        .is(404)
                        .code())
                .isEqualTo("RUN_UNKNOWN");
    }
}
