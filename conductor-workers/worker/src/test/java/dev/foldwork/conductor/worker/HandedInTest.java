package dev.foldwork.conductor.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foldwork.conductor.client.RunContext;
import dev.foldwork.conductor.compiler.Closing;
import dev.foldwork.conductor.compiler.Place;
import dev.foldwork.conductor.compiler.Role;
import dev.foldwork.conductor.compiler.TaskSpec;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class HandedInTest {

    private static final TaskOutcome DONE = new TaskOutcome.Completed(Map.of("view", "1"), List.of());

    private final HandedIn memory = new HandedIn();

    @Test
    void answersForATaskGivenAgain() throws InterruptedException {
        NodeTask task = task("a", null);
        assertThat(memory.of(task)).isEmpty();
        memory.keep(task, DONE);
        assertThat(memory.of(task)).contains(DONE);
    }

    @Test
    void answersForATaskThatStandsForAnother() throws InterruptedException {
        memory.keep(task("a", null), DONE);
        NodeTask second = task("b", "a");
        assertThat(memory.of(second)).contains(DONE);
        TaskOutcome own = new TaskOutcome.Completed(Map.of("view", "2"), List.of());
        memory.keep(second, own);
        assertThat(memory.of(second)).contains(own);
        assertThat(memory.of(task("c", "z"))).isEmpty();
    }

    @Test
    void waitsForTheOneThatATaskStandsFor() throws Exception {
        NodeTask first = task("a", null);
        memory.begin(first);
        var asked = new CompletableFuture<Optional<TaskOutcome>>();
        Thread waiting = Thread.ofVirtual().start(() -> {
            try {
                asked.complete(memory.of(task("b", "a")));
            } catch (InterruptedException stopped) {
                asked.completeExceptionally(stopped);
            }
        });
        while (waiting.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        memory.keep(first, DONE);
        assertThat(asked).isNotDone();
        memory.end(first);
        assertThat(asked.get(10, TimeUnit.SECONDS)).contains(DONE);
    }

    private static NodeTask task(String id, @Nullable String retried) {
        var spec = new TaskSpec(Role.LEAF, Place.ONCE, null, null, new Closing.Nothing(), Map.of());
        var context = new RunContext("r", "", "", Instant.EPOCH, null, Map.of());
        return new NodeTask(id, "w", retried, spec, Map.of(), Map.of(), context, false);
    }
}
