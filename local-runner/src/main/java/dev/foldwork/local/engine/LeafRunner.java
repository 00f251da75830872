package dev.foldwork.local.engine;

import dev.foldwork.flow.plan.Step;
import dev.foldwork.flow.run.FlowError;
import dev.foldwork.flow.run.Question;
import dev.foldwork.flow.run.RunEvent.Kind;
import dev.foldwork.flow.run.Settled;
import dev.foldwork.local.engine.NodeAttempts.Outcome;
import dev.foldwork.node.Connection;
import dev.foldwork.node.NodeInput;
import dev.foldwork.node.secret.Given;
import dev.foldwork.node.secret.Needed;
import dev.foldwork.node.secret.SecretMask;
import dev.foldwork.node.step.AttemptResult;
import dev.foldwork.node.step.StepRunner;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** Runs a node that one executor carries out, with its waits and questions. */
final class LeafRunner {

    /**
     * Types whose execution has no effect outside the run: their start need not be durable before they work, because
     * working again changes nothing.
     */
    private static final Set<String> PURE =
            Set.of("data.set@1", "data.transform@1", "flow.if@1", "flow.switch@1", "flow.fail@1", "log.note@1");

    private final NodeAttempts node;
    private final RunContext run;
    private final LeafContext context;
    private @Nullable Instant deadline;
    private SecretMask mask = SecretMask.NONE;
    private @Nullable Connection connection;

    LeafRunner(NodeAttempts node, Map<String, Step.Tool> tools) {
        this.node = node;
        this.run = node.run();
        this.context = new LeafContext(node, tools);
    }

    Settled run() {
        return node.until(!PURE.contains(node.step().type()), this::attempt);
    }

    private Outcome attempt(Map<String, @Nullable Object> input, Instant startedAt) throws InterruptedException {
        Needed needed = Needed.by(node.step());
        Given given = needed.isNothing()
                ? Given.NOTHING
                : node.cancel().interruptibly(() -> run.secrets().given(needed));
        FlowError lack = given.lack(needed, node.path()).orElse(null);
        if (lack != null) {
            return new Outcome.Failed(lack, Duration.ZERO);
        }
        Map<String, @Nullable Object> settings = needed.secrets().isEmpty()
                ? input
                : node.resolution().revealed(node.step().settings(), node.scope(), given.secrets());
        mask = given.mask();
        connection = given.connection(needed);
        Memory.Node left = node.left();
        boolean suspended = left != null && (left.question != null || left.waitUntil != null);
        Duration timeout = node.step().handling().timeout();
        // An attempt whose end was lost is executed again and gets its whole time; a wait or a question goes on
        // counting.
        Instant from = left != null && !suspended ? run.clock().instant() : startedAt;
        deadline = timeout == null ? null : from.plus(timeout);
        NodeInput.Resume resume = null;
        if (left != null && suspended) {
            Suspended before = restored(left);
            if (before.late) {
                return timedOut();
            }
            resume = before.resume;
        }
        return untilDone(settings, resume);
    }

    private Outcome untilDone(Map<String, @Nullable Object> settings, NodeInput.@Nullable Resume first)
            throws InterruptedException {
        NodeInput.Resume resume = first;
        while (true) {
            var input = new NodeInput(settings, resume, connection);
            AttemptResult result = node.cancel()
                    .interruptibly(() -> run.steps().attempt(node.step().type(), input, context, deadline, mask));
            Suspended suspended;
            switch (result) {
                case AttemptResult.Succeeded(var output, var port) -> {
                    return new Outcome.Succeeded(output, port);
                }
                case AttemptResult.Failed(var error, var pause) -> {
                    return new Outcome.Failed(error, pause);
                }
                case AttemptResult.Interrupted ignored -> {
                    return new Outcome.Cancelled();
                }
                case AttemptResult.Waiting(var until, var state) -> {
                    var data = new LinkedHashMap<String, @Nullable Object>();
                    data.put("until", until.toString());
                    data.put("state", state);
                    run.log().commit(run.clock().instant(), Kind.NODE_WAITING, node.path(), node.attempt(), data);
                    suspended = waitUntil(until, state);
                }
                case AttemptResult.Asking(var question, var state) -> {
                    suspended = ask(question, state);
                }
            }
            if (suspended.late) {
                return timedOut();
            }
            resume = suspended.resume;
        }
    }

    private Outcome timedOut() {
        return new Outcome.Failed(StepRunner.timedOut(context).error(), Duration.ZERO);
    }

    /** How a suspension ended: with what to resume, or too late. */
    private record Suspended(NodeInput.@Nullable Resume resume, boolean late) {}

    private static final Suspended LATE = new Suspended(null, true);

    private Suspended restored(Memory.Node left) throws InterruptedException {
        Question question = left.question;
        if (question == null) {
            Instant until = left.waitUntil;
            return until == null ? LATE : waitUntil(until, left.state);
        }
        if (left.answer != null || left.expired) {
            return new Suspended(new NodeInput.Resume(left.state, left.answer, left.expired), false);
        }
        return await(question, left.state);
    }

    private Suspended waitUntil(Instant until, @Nullable Object state) throws InterruptedException {
        boolean late = deadline != null && deadline.isBefore(until);
        Instant wake = late && deadline != null ? deadline : until;
        node.cancel().interruptibly(() -> {
            run.timers().sleepUntil(wake);
            return true;
        });
        return late ? LATE : new Suspended(new NodeInput.Resume(state, null, false), false);
    }

    private Suspended ask(Question question, @Nullable Object state) throws InterruptedException {
        var data = question.toJson();
        data.put("state", state);
        // Opened first, so that whoever sees the event can answer at once.
        CompletableFuture<OpenQuestions.Reply> reply = run.questions().open(node.path(), node.attempt(), question);
        run.log().commit(run.clock().instant(), Kind.NODE_ASKING, node.path(), node.attempt(), data);
        return await(question, state, reply);
    }

    private Suspended await(Question question, @Nullable Object state) throws InterruptedException {
        return await(question, state, run.questions().open(node.path(), node.attempt(), question));
    }

    private Suspended await(Question question, @Nullable Object state, CompletableFuture<OpenQuestions.Reply> reply)
            throws InterruptedException {
        Instant expires = question.expires();
        Instant end = deadline;
        CompletableFuture<Void> expiry = expires == null
                ? null
                : run.timers().at(expires, () -> run.questions().expire(node.path()));
        CompletableFuture<Void> limit = end == null ? null : run.timers().at(end, () -> reply.cancel(false));
        boolean answered = false;
        try {
            Suspended result = node.cancel()
                    .interruptibly(() -> get(reply))
                    .map(given ->
                            new Suspended(new NodeInput.Resume(state, given.answer(), given.answer() == null), false))
                    .orElse(LATE);
            answered = !result.late;
            return result;
        } finally {
            run.questions().close(node.path());
            stop(expiry);
            stop(limit);
            if (!answered) {
                // Nobody can answer any more: the record shows no open question behind this.
                run.log()
                        .note(
                                run.clock().instant(),
                                Kind.NODE_ANSWERED,
                                node.path(),
                                node.attempt(),
                                Map.of("expired", true));
            }
        }
    }

    private static Optional<OpenQuestions.Reply> get(CompletableFuture<OpenQuestions.Reply> reply)
            throws InterruptedException {
        try {
            return Optional.of(reply.get());
        } catch (java.util.concurrent.CancellationException late) {
            return Optional.empty();
        } catch (ExecutionException fault) {
            throw new IllegalStateException("a question ended with a fault", fault);
        }
    }

    private static void stop(@Nullable CompletableFuture<Void> timer) {
        if (timer != null) {
            timer.cancel(false);
        }
    }
}
