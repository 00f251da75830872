package dev.foldwork.backend.run;

import dev.foldwork.backend.problem.ApiProblem;
import dev.foldwork.backend.problem.Code;
import dev.foldwork.conductor.client.KeyedEvent;
import dev.foldwork.flow.run.AnswerCheck;
import dev.foldwork.flow.run.NodeRecord;
import dev.foldwork.flow.run.NodeState;
import dev.foldwork.flow.run.Question;
import dev.foldwork.flow.run.RunEvent;
import dev.foldwork.flow.run.RunEvent.Kind;
import dev.foldwork.flow.run.RunFold;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A node's open question, as the run's events tell of it. */
record OpenQuestion(UUID run, String path, List<RunEvent> events) {

    /** Returns the event of a valid answer; refuses one that does not fit, or that comes too late. */
    KeyedEvent answered(@Nullable Object value, String by, Instant at) {
        var fold = new RunFold();
        events.forEach(fold::add);
        NodeRecord node = fold.node(path);
        if (node == null || node.state() != NodeState.ASKING || node.question() == null) {
            throw notOpen(path);
        }
        List<String> problems = AnswerCheck.problems(Question.fromJson(node.question()), value);
        if (!problems.isEmpty()) {
            throw new ApiProblem(Code.ANSWER_INVALID, String.join("; ", problems) + ".");
        }
        int attempt = 0;
        int before = 0;
        for (RunEvent event : events) {
            if (event.path().equals(path) && event.kind() == Kind.NODE_ASKING) {
                attempt = event.attempt();
            }
        }
        for (RunEvent event : events) {
            boolean earlier = event.path().equals(path) && event.kind() == Kind.NODE_ANSWERED;
            before += earlier && event.attempt() == attempt ? 1 : 0;
        }
        var data = new LinkedHashMap<String, @Nullable Object>();
        data.put("answer", value);
        data.put("by", by);
        return new KeyedEvent(run.toString(), path, attempt, Kind.NODE_ANSWERED, before, at, data);
    }

    static ApiProblem notOpen(String path) {
        return new ApiProblem(
                Code.QUESTION_NOT_OPEN, "'" + path + "' asks nothing, or has been answered, or has expired.");
    }
}
