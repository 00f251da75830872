package dev.foldwork.local.engine;

import dev.foldwork.flow.run.AnswerCheck;
import dev.foldwork.flow.run.Question;
import dev.foldwork.flow.run.RunEvent.Kind;
import dev.foldwork.flow.run.RunRefused;
import dev.foldwork.node.Answer;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The questions of one run that nobody has answered yet. Thread-safe; the first answer wins. */
final class OpenQuestions {

    private final EventLog log;
    private final InstantSource clock;
    private final Map<String, Open> open = new ConcurrentHashMap<>();

    OpenQuestions(EventLog log, InstantSource clock) {
        this.log = log;
        this.clock = clock;
    }

    /** Opens a question; the future gives the answer, or empty when it expired. */
    CompletableFuture<Reply> open(String path, int attempt, Question question) {
        var entry = new Open(question, attempt, new CompletableFuture<>());
        open.put(path, entry);
        return entry.reply;
    }

    boolean isOpen(String path) {
        return open.containsKey(path);
    }

    /** Forgets a question whose node went on without an answer. */
    void close(String path) {
        open.remove(path);
    }

    /** Records an answer and hands it to the node that asked; durable on return. */
    void answer(String path, @Nullable Object value, String by) {
        Open entry = open.get(path);
        if (entry == null) {
            throw notOpen(path);
        }
        check(path, entry.question, value);
        if (!open.remove(path, entry)) {
            throw notOpen(path);
        }
        var data = new LinkedHashMap<String, @Nullable Object>();
        data.put("answer", value);
        data.put("by", by);
        log.commit(clock.instant(), Kind.NODE_ANSWERED, path, entry.attempt, data);
        entry.reply.complete(new Reply(new Answer(value, by)));
    }

    /** Records that the question's time is over; does nothing when an answer was first. */
    void expire(String path) {
        Open entry = open.remove(path);
        if (entry != null) {
            log.commit(clock.instant(), Kind.NODE_ANSWERED, path, entry.attempt, Map.of("expired", true));
            entry.reply.complete(new Reply(null));
        }
    }

    /** Refuses an answer that does not fit its question. */
    static void check(String path, Question question, @Nullable Object value) {
        List<String> problems = AnswerCheck.problems(question, value);
        if (!problems.isEmpty()) {
            throw new RunRefused(
                    "ANSWER_INVALID",
                    "The answer does not fit the question at '" + path + "': " + String.join("; ", problems)
                            + ". The question stays open",
                    List.of());
        }
    }

    /** Returns the refusal for a path at which nothing is asked. */
    static RunRefused notOpen(String path) {
        return new RunRefused(
                "QUESTION_NOT_OPEN",
                "No question is open at '" + path + "': it was answered, has expired, or the node never asked. "
                        + "'foldwork runs get' shows the open ones",
                List.of());
    }

    /** What became of a question: an answer, or null when it expired. */
    record Reply(@Nullable Answer answer) {}

    private record Open(Question question, int attempt, CompletableFuture<Reply> reply) {}
}
