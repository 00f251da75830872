package dev.foldwork.backend.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.foldwork.backend.run.RunTail.State;
import dev.foldwork.flow.run.RunEvent;
import dev.foldwork.flow.run.RunEvent.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RunTailTest {

    private static final long LONG = 30_000;

    private static List<RunEvent> events(long first, long last, String text) {
        return LongStream.rangeClosed(first, last)
                .mapToObj(seq -> new RunEvent(
                        seq, Instant.parse("2026-02-01T00:00:00Z"), Kind.NODE_LOG, "a", 1, Map.of("message", text)))
                .toList();
    }

    private static List<Long> numbers(RunTail.Look look) {
        return look.entries().stream().map(RunTail.Entry::seq).toList();
    }

    @Test
    void showsWhatFollowsACursorAndSaysWhoIsBehind() throws Exception {
        var tail = new RunTail(4);
        tail.add(events(5, 8, "x"));
        assertThat(numbers(tail.look(4, 0))).containsExactly(5L, 6L, 7L, 8L);
        assertThat(numbers(tail.look(6, 0))).containsExactly(7L, 8L);
        assertThat(tail.look(8, 0)).isEqualTo(new RunTail.Look(List.of(), State.OPEN, false));
        assertThat(tail.look(99, 0).entries()).isEmpty();
        assertThat(tail.look(3, 0).behind()).isTrue();
    }

    @Test
    void letsTheOldestGoWhenTheyAreTooLarge() throws Exception {
        var tail = new RunTail(0);
        tail.add(events(1, 40, "x".repeat(100_000)));
        assertThat(tail.last()).isEqualTo(40);
        assertThat(tail.look(0, 0).behind()).isTrue();
        assertThat(numbers(tail.look(39, 0))).containsExactly(40L);
        long floor = LongStream.range(0, 40)
                .filter(cursor -> !look(tail, cursor).behind())
                .findFirst()
                .orElseThrow();
        assertThat(floor).isBetween(28L, 32L);
        assertThat(numbers(tail.look(floor, 0)))
                .isEqualTo(LongStream.rangeClosed(floor + 1, 40).boxed().toList());
        tail.add(events(41, 41, "x".repeat(3_000_000)));
        assertThat(tail.look(40, 0).behind()).isTrue();
        assertThat(tail.look(41, 0).behind()).isFalse();
    }

    private static RunTail.Look look(RunTail tail, long cursor) {
        try {
            return tail.look(cursor, 0);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    @Test
    void wakesWhoeverWaitsForAnEventOrTheEnd() throws Exception {
        var tail = new RunTail(0);
        var first = CompletableFuture.supplyAsync(() -> waitFor(tail, 0));
        tail.add(events(1, 1, "x"));
        assertThat(numbers(first.get(LONG / 2, TimeUnit.MILLISECONDS))).containsExactly(1L);
        var second = CompletableFuture.supplyAsync(() -> waitFor(tail, 1));
        tail.end(State.OVER);
        tail.end(State.CLOSED);
        assertThat(second.get(LONG / 2, TimeUnit.MILLISECONDS).state()).isEqualTo(State.OVER);
        assertThat(numbers(tail.look(0, LONG))).containsExactly(1L);
    }

    private static RunTail.Look waitFor(RunTail tail, long cursor) {
        try {
            return tail.look(cursor, LONG);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    @Test
    void refusesAGap() {
        assertThatThrownBy(() -> new RunTail(0).add(events(2, 2, "x"))).isInstanceOf(IllegalStateException.class);
    }
}
