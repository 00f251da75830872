package dev.foldwork.backend.runner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foldwork.backend.TestingBackend;
import dev.foldwork.backend.TestingCaller;
import dev.foldwork.flow.run.Question;
import dev.foldwork.flow.run.RunEvent;
import dev.foldwork.flow.run.RunEvent.Kind;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Answers to the questions of a run that a runner works on. */
class AnswersTest {

    private static final TestingBackend BACKEND = TestingBackend.shared();
    private static final Map<String, ?> SOURCES = Map.of("main", "f.flow.yaml", "files", Map.of("f.flow.yaml", """
                    apiVersion: foldwork/v1
                    kind: Flow
                    metadata: { name: f }
                    spec:
                      nodes: { a: { type: chat.ask@1, with: { question: Sure?, options: [Yes, No] } } }
                    """));

    private final TestingCaller owner = BACKEND.caller(BACKEND.team(), "olga", "admin");

    private static RunEvent event(long seq, Kind kind, Map<String, Object> data) {
        boolean ofRun = kind == Kind.RUN_FINISHED;
        Instant at = Instant.parse("2026-11-26T10:00:00Z");
        return new RunEvent(seq, at, kind, ofRun ? "" : "a", ofRun ? 0 : 1, data);
    }

    private static void tell(TestingSocket socket, String run, RunEvent... events) throws Exception {
        var frame = new LinkedHashMap<String, Object>(Map.of("type", "events", "run", run));
        frame.put("events", List.of(events).stream().map(RunEvent::toJson).toList());
        socket.send(frame);
        socket.next("acked");
    }

    private static TestingSocket connected(TestingCaller owner) throws Exception {
        TestingSocket socket = TestingSocket.open(BACKEND, owner);
        socket.send(Map.of(
                "type",
                "hello",
                "name",
                "desk",
                "instance",
                UUID.randomUUID().toString(),
                "version",
                "1",
                "folders",
                List.of(),
                "runs",
                List.of()));
        socket.next("welcome");
        return socket;
    }

    @Test
    void theFirstAnswerThatFitsGoesToTheRunner() throws Exception {
        try (TestingSocket socket = connected(owner)) {
            String run = owner.post("/api/v1/runs", Map.of("flow", SOURCES, "engine", "local"))
                    .is(201)
                    .text("id");
            String answers = "/api/v1/runs/" + run + "/answers";
            socket.next("offer");
            socket.send(Map.of("type", "taken", "run", run));
            socket.next("acked");
            assertThat(owner.post(answers, Map.of("path", "a", "answer", "yes")).code())
                    .isEqualTo("QUESTION_NOT_OPEN");
            var options = List.of(new Question.Option("yes", "Yes"), new Question.Option("no", "No"));
            tell(
                    socket,
                    run,
                    event(2, Kind.NODE_STARTED, Map.of("type", "chat.ask@1")),
                    event(3, Kind.NODE_ASKING, new Question("Sure?", options, null, null, null).toJson()));
            assertThat(owner.post(answers, Map.of("path", "a", "answer", "Perhaps"))
                            .code())
                    .isEqualTo("ANSWER_INVALID");
            owner.post(answers, Map.of("path", "a", "answer", "yes")).is(202);
            assertThat(socket.next("answer")).containsEntry("path", "a").containsEntry("answer", "yes");
            assertThat(owner.post(answers, Map.of("path", "a", "answer", "no")).code())
                    .isEqualTo("QUESTION_NOT_OPEN");
            tell(socket, run, event(4, Kind.RUN_FINISHED, Map.of("state", "succeeded")));
            assertThat(owner.post(answers, Map.of("path", "a", "answer", "no")).code())
                    .isEqualTo("RUN_FINAL");
            assertThat(owner.post("/api/v1/runs/" + run + "/rerun", Map.of("from", "a"))
                            .is(201)
                            .text("rerunOf"))
                    .isEqualTo(run);
        }
    }
}
