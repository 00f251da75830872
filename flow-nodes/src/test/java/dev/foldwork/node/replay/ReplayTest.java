package dev.foldwork.node.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.foldwork.flow.nodetype.NodeTypes;
import dev.foldwork.flow.testcase.Recorded;
import dev.foldwork.node.NodeFailure;
import dev.foldwork.node.NodeInput;
import dev.foldwork.node.NodeResult;
import dev.foldwork.node.TestingContext;
import dev.foldwork.node.builtin.BuiltInNodes;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** In a test the world is what was recorded. */
class ReplayTest {

    private static NodeResult run(Replay replay, String type, Map<String, @Nullable Object> settings) throws Exception {
        return replay.of(BuiltInNodes.catalog())
                .find(type)
                .orElseThrow()
                .execute(new NodeInput(settings, null), TestingContext.bare());
    }

    private static Replay replay(Map<String, Recorded> recorded, String... folders) {
        return new Replay(NodeTypes.builtIn(), recorded, Set.of(folders));
    }

    @Test
    void aRecordedNodeAnswersWhatWasRecorded() throws Exception {
        String path = TestingContext.bare().path();
        Replay gave = replay(Map.of(
                path, new Recorded.Gave(Map.of("status", 200L), "late"), "other", new Recorded.Failed("X", "x", null)));
        assertThat(run(gave, "http.request@1", Map.of("url", "https://example.com")))
                .isEqualTo(new NodeResult.Done(Map.of("status", 200L), "late"));
        assertThat(gave.unused()).containsExactly("other");
        assertThat(gave.missing()).isEmpty();

        Replay failed = replay(Map.of(path, new Recorded.Failed("GONE", "It is gone", Map.of("status", 410L))));
        assertThatThrownBy(() -> run(failed, "http.request@1", Map.of()))
                .isInstanceOfSatisfying(NodeFailure.class, failure -> {
                    assertThat(failure.code()).isEqualTo("GONE");
                    assertThat(failure.retryable()).isFalse();
                    assertThat(failure.details()).isEqualTo(Map.of("status", 410L));
                });
    }

    @Test
    void whatReachesOutsideWithoutARecordFailsAndIsTold() {
        for (String type : Set.of("http.request@1", "file.read@1", "chat.ask@1")) {
            Replay replay = replay(Map.of(), "outbox");
            assertThatThrownBy(() -> run(
                            replay,
                            type,
                            Map.of("folder", "inbox", "path", "a", "url", "https://example.com", "question", "?")))
                    .isInstanceOfSatisfying(
                            NodeFailure.class,
                            failure -> assertThat(failure.code()).isEqualTo("TEST_NOT_RECORDED"));
            assertThat(replay.missing()).containsExactly(TestingContext.bare().path());
        }
    }

    @Test
    void whatNeedsNothingIsCarriedOutAndWaitsAreOver() throws Exception {
        Replay replay = replay(Map.of());
        assertThat(run(replay, "data.set@1", Map.of("a", 1L))).isEqualTo(new NodeResult.Done(Map.of("a", 1L), null));
        String until = "2999-01-01T00:00:00Z";
        assertThat(run(replay, "time.wait@1", Map.of("until", until)))
                .isEqualTo(new NodeResult.Done(Map.of("until", until), null));
        assertThat(replay.missing()).isEmpty();
    }
}
