package dev.foldwork.backend.runner;

import dev.foldwork.backend.access.Caller;
import dev.foldwork.backend.problem.ApiProblem;
import dev.foldwork.backend.run.Line;
import dev.foldwork.backend.run.OfferedRuns;
import dev.foldwork.backend.run.RunnerBell;
import dev.foldwork.flow.json.Json;
import dev.foldwork.flow.json.JsonException;
import java.io.IOException;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.PongMessage;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.AbstractWebSocketHandler;

/** The connections of runners with this process. Thread-safe. */
@Component
class RunnerDoor extends AbstractWebSocketHandler {

    /** Where the one who asked for the upgrade stands among the attributes of its connection. */
    static final String CALLER = "caller";

    private static final Logger LOG = LoggerFactory.getLogger(RunnerDoor.class);

    private final Runners runners;
    private final OfferedRuns runs;
    private final RunnerBell bell;
    private final Map<String, RunnerTalk> talks = new ConcurrentHashMap<>();

    RunnerDoor(Runners runners, OfferedRuns runs, RunnerBell bell) {
        this.runners = runners;
        this.runs = runs;
        this.bell = bell;
    }

    /** Returns the connections that are open now. */
    Collection<RunnerTalk> talks() {
        return talks.values();
    }

    /** Counts the connections of a team. */
    long count(UUID team) {
        return talks.values().stream()
                .filter(talk -> talk.caller().team().equals(team))
                .count();
    }

    @Override
    public boolean supportsPartialMessages() {
        return true;
    }

    @Override
    public void afterConnectionEstablished(WebSocketSession session) {
        var caller = (Caller) Objects.requireNonNull(session.getAttributes().get(CALLER));
        talks.put(session.getId(), new RunnerTalk(caller, new RunnerSocket(session), runners, runs, bell));
    }

    @Override
    protected void handleTextMessage(WebSocketSession session, TextMessage message) {
        RunnerTalk talk = talks.get(session.getId());
        String text = talk == null ? null : talk.socket().part(message);
        if (talk != null && text != null) {
            hear(talk, text);
        }
    }

    private void hear(RunnerTalk talk, String text) {
        RunnerSocket socket = talk.socket();
        try {
            Line before = talk.line();
            talk.hear(Json.object(text));
            Line now = talk.line();
            if (before == null && now != null) {
                endEarlier(now);
            }
        } catch (ApiProblem refused) {
            socket.end(RunnerSocket.REFUSED, refused.code() + ": " + refused.getMessage());
        } catch (JsonException malformed) {
            socket.end(RunnerSocket.REFUSED, "JSON_INVALID: a frame is not a JSON object");
        } catch (Line.Superseded late) {
            socket.end(RunnerSocket.REFUSED, "Another connection of this runner counts now");
        } catch (IOException broken) {
            socket.end(RunnerSocket.BROKEN, "The connection broke while it was answered");
        } catch (RuntimeException failure) {
            // The database may be away: the runner comes again and tells what was not heard.
            LOG.warn("a runner cannot be heard now: {}", failure.toString());
            socket.end(RunnerSocket.LATER, "Not now");
        }
    }

    /** Whatever this runner still has open beside the line that counts now. */
    private void endEarlier(Line now) {
        for (RunnerTalk talk : talks.values()) {
            Line other = talk.line();
            if (other != null && other.runner().equals(now.runner()) && !other.equals(now)) {
                talk.socket().end(RunnerSocket.REFUSED, "Another connection of this runner counts now");
            }
        }
    }

    @Override
    protected void handlePongMessage(WebSocketSession session, PongMessage message) {
        RunnerTalk talk = talks.get(session.getId());
        if (talk != null) {
            talk.socket().heard();
        }
    }

    @Override
    public void handleTransportError(WebSocketSession session, Throwable fault) {
        end(session.getId());
    }

    @Override
    public void afterConnectionClosed(WebSocketSession session, CloseStatus status) {
        end(session.getId());
    }

    private void end(String session) {
        @Nullable RunnerTalk talk = talks.remove(session);
        if (talk != null) {
            try {
                talk.ended();
            } catch (RuntimeException failure) {
                // It counts as away once it has not been heard for a while.
                LOG.debug("nobody was told that a runner has gone", failure);
            }
        }
    }
}
