package dev.foldwork.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.foldwork.flow.plan.Plan;
import dev.foldwork.flow.run.RunEvent;
import dev.foldwork.flow.run.RunEvent.Kind;
import dev.foldwork.flow.run.RunRefused;
import dev.foldwork.flow.run.RunState;
import dev.foldwork.local.journal.SqliteJournal;
import dev.foldwork.node.Connection;
import dev.foldwork.node.artifact.ArtifactFolder;
import dev.foldwork.node.secret.Given;
import dev.foldwork.node.secret.Needed;
import dev.foldwork.testing.RunCase;
import dev.foldwork.testing.TestingNodes;
import dev.foldwork.testing.TestingShop;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs that were recorded elsewhere: taken once, begun when that is wanted, with secrets from where they come. */
class OfferedTest {

    private static final Instant AT = Instant.parse("2026-11-26T10:00:00.123456Z");

    @TempDir
    Path folder;

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile Map<String, String> values = Map.of("TOKEN", "open sesame");
    private volatile Map<String, Connection> connections = Map.of();
    private SqliteJournal journal;
    private LocalRunner runner;

    @BeforeEach
    void open() {
        journal = SqliteJournal.open(folder.resolve("journal.db"), notice -> {});
        var settings = new LocalSettings(
                TestingNodes.catalog(),
                InstantSource.system(),
                folder.resolve("locks"),
                new ArtifactFolder(folder.resolve("artifacts")),
                MachineSecrets.NONE,
                notice -> {});
        runner = LocalRunner.ofOffers(journal, settings, this::secrets);
    }

    private Given secrets(String key, Needed needed) {
        asked.add(key + " " + needed.secrets() + needed.connections());
        return new Given(values, connections);
    }

    @AfterEach
    void close() {
        runner.close();
        journal.close();
    }

    private static Plan plan(Map<String, ?> node, Map<String, ?> access) {
        return new RunCase("offered", List.of(), Map.of("flow", Map.of("access", access, "nodes", Map.of("a", node))))
                .plan();
    }

    private static Plan simple() {
        return plan(Map.of("type", "data.set@1", "with", Map.of("v", 1L)), Map.of());
    }

    private static Offered offered(String key, Plan plan) {
        return new Offered(key, plan, Map.of(), Map.of(), null, Map.of(), AT, null);
    }

    private List<RunEvent> events(String run) throws InterruptedException {
        var events = new ArrayList<RunEvent>();
        runner.follow(run, 0, events::add);
        return events;
    }

    @Test
    void isTakenOnceAndBegunLater() throws InterruptedException {
        String run = runner.take(offered("k", simple()));
        assertThat(runner.take(offered("k", simple()))).isEqualTo(run);
        assertThat(journal.events(run, 0, 10)).singleElement().satisfies(first -> {
            assertThat(first.kind()).isEqualTo(Kind.RUN_STARTED);
            assertThat(first.at()).isEqualTo(AT);
        });
        assertThat(runner.isWorking()).isFalse();
        assertThat(runner.takeUp(run)).isTrue();
        assertThat(events(run).getLast().data()).containsEntry("state", "succeeded");
        assertThat(runner.take(offered("k", simple()))).isEqualTo(run);
    }

    @Test
    void isDroppedWithoutBeingExecuted() throws InterruptedException {
        String run = runner.take(offered("k", simple()));
        runner.drop(run);
        assertThat(events(run).stream().map(RunEvent::kind)).containsExactly(Kind.RUN_STARTED, Kind.RUN_FINISHED);
        assertThat(runner.get(run).orElseThrow().state()).isEqualTo(RunState.CANCELLED);
        assertThat(runner.takeUp(run)).isFalse();
        runner.drop(run);
        assertThat(events(run)).hasSize(2);
    }

    @Test
    void asksForSecretsWhenANodeIsExecuted() throws InterruptedException {
        var access = Map.of("secrets", List.of("TOKEN"));
        Plan plan = plan(Map.of("type", "test.reveal@1", "with", Map.of("value", "${ secrets.TOKEN }")), access);
        String run = runner.take(offered("k", plan));
        assertThat(asked).isEmpty();
        runner.takeUp(run);
        assertThat(events(run).getLast().data()).containsEntry("state", "succeeded");
        assertThat(asked).containsExactly("k [TOKEN][]");

        values = Map.of();
        String without = runner.take(offered("other", plan));
        runner.takeUp(without);
        assertThat(events(without).getLast().data().toString()).contains("failed", "SECRET_MISSING");
    }

    @Test
    void isRefusedWithoutTheFolderItAsksFor() {
        var access = Map.of("folders", Map.of("out", Map.of("mode", "read_write")));
        Plan plan = plan(Map.of("type", "data.set@1", "with", Map.of("v", 1L)), access);
        assertThatThrownBy(() -> runner.take(offered("k", plan)))
                .isInstanceOfSatisfying(
                        RunRefused.class, refused -> assertThat(refused.code()).isEqualTo("FOLDER_MISSING"));
        assertThat(journal.findKey("k")).isEmpty();
    }

    /** What a runner is given is looked at when the node is executed: who offered the run may have changed it. */
    @Test
    void failsANodeWhoseConnectionIsGoneOrOfAnotherKind() throws InterruptedException {
        Map<String, ?> node = Map.of("type", "http.request@1", "with", Map.of("connection", "shop", "url", "/echo"));
        Plan plan = plan(node, Map.of("connections", Map.of("shop", "http")));
        assertThat(failure("gone", plan)).isEqualTo("CONNECTION_MISSING");
        connections = Map.of("shop", new Connection("shop", "smtp", Map.of()));
        assertThat(failure("other", plan)).isEqualTo("CONNECTION_KIND");
        assertThat(asked).contains("gone [][shop]", "other [][shop]");
        connections = TestingShop.connections();
        assertThat(failure("private", plan)).isEqualTo("ADDRESS_PRIVATE");
    }

    private String failure(String key, Plan plan) throws InterruptedException {
        String run = runner.take(offered(key, plan));
        runner.takeUp(run);
        runner.follow(run, 0, event -> true);
        return java.util.Objects.requireNonNull(runner.get(run).orElseThrow().error())
                .code();
    }
}
