package dev.foldwork.backend.runner;

import dev.foldwork.backend.access.Caller;
import dev.foldwork.backend.problem.ApiProblem;
import dev.foldwork.backend.run.Line;
import dev.foldwork.backend.run.OfferedRuns;
import dev.foldwork.backend.run.RunRequest;
import dev.foldwork.backend.run.RunSecrets;
import dev.foldwork.backend.run.RunnerBell;
import dev.foldwork.backend.wire.Fields;
import java.io.IOException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is said over one connection of a runner. Frames come in on one thread at a time; another thread brings the
 * runner its work.
 */
final class RunnerTalk {

    private static final Logger LOG = LoggerFactory.getLogger(RunnerTalk.class);
    private static final int OFFERED_AT_ONCE = 32;
    private static final int ASKED_AT_ONCE = 100;
    private static final long LOOK_MILLIS = 1_000;

    private final Caller caller;
    private final RunnerSocket socket;
    private final Runners runners;
    private final OfferedRuns runs;
    private final RunnerBell bell;
    private final Set<UUID> offered = ConcurrentHashMap.newKeySet();
    private volatile @Nullable Line line;
    private @Nullable Thread courier;

    RunnerTalk(Caller caller, RunnerSocket socket, Runners runners, OfferedRuns runs, RunnerBell bell) {
        this.caller = caller;
        this.socket = socket;
        this.runners = runners;
        this.runs = runs;
        this.bell = bell;
    }

    Caller caller() {
        return caller;
    }

    RunnerSocket socket() {
        return socket;
    }

    /** Returns what connects the runner, null before it has said who it is. */
    @Nullable
    Line line() {
        return line;
    }

    /** Hears a frame; fails with a problem for one that cannot be understood, after which the connection is to end. */
    void hear(Map<String, @Nullable Object> frame) throws IOException {
        String type = String.valueOf(frame.get("type"));
        Line known = line;
        if (type.equals("hello")) {
            greet(Greeting.of(frame));
        } else if (known == null) {
            throw ApiProblem.field("type", "hello at first");
        } else {
            hear(known, type, frame);
        }
    }

    private void hear(Line known, String type, Map<String, @Nullable Object> frame) throws IOException {
        switch (type) {
            case "taken" -> {
                UUID run = Frames.run(Fields.of(frame, "type", "run"));
                answered(run, runs.taken(known, run));
            }
            case "refused" -> {
                Fields fields = Fields.of(frame, "type", "run", "code", "message", "problems");
                UUID run = Frames.run(fields);
                answered(run, runs.refused(known, run, Frames.refusal(fields)));
            }
            case "lost" -> {
                Fields fields = Fields.of(frame, "type", "run", "code", "message", "problems");
                socket.send(Frames.acked(runs.lost(known, Frames.run(fields), Frames.refusal(fields))));
            }
            case "events" -> {
                Fields fields = Fields.of(frame, "type", "run", "events");
                socket.send(Frames.acked(runs.told(known, Frames.run(fields), Frames.events(fields))));
            }
            case "done" -> {
                runs.done(known, Frames.number(Fields.of(frame, "type", "request"), "request"));
                bell.ring(known.runner());
            }
            case "secrets" -> secrets(known, Fields.of(frame, "type", "request", "run", "names", "connections"));
            default -> throw ApiProblem.field("type", "one of the contract");
        }
    }

    private void answered(UUID run, OfferedRuns.Position position) throws IOException {
        socket.send(Frames.acked(position));
        offered.remove(run);
        Line known = line;
        if (known != null) {
            bell.ring(known.runner());
        }
    }

    private void secrets(Line known, Fields frame) throws IOException {
        RunSecrets.Given given;
        try {
            given = runs.secrets(
                    known,
                    Frames.run(frame),
                    Set.copyOf(frame.textList("names")),
                    Set.copyOf(frame.textList("connections")));
        } catch (ApiProblem refused) {
            given = RunSecrets.Given.NOTHING;
        }
        socket.send(Frames.values(Frames.number(frame, "request"), given));
    }

    private void greet(Greeting greeting) throws IOException {
        if (line != null) {
            throw ApiProblem.field("type", "hello only once");
        }
        Line mine = runners.enlist(caller, greeting);
        line = mine;
        socket.send(Frames.welcome(mine.runner()));
        for (OfferedRuns.Position position : runs.positions(mine, greeting.runs())) {
            socket.send(Frames.acked(position));
        }
        courier = Thread.ofVirtual().name("runner " + mine.runner()).start(() -> bring(mine));
    }

    private void bring(Line mine) {
        var asked = new HashSet<Long>();
        while (socket.isOpen()) {
            try {
                bringOffers(mine);
                bringRequests(mine, asked);
                bell.await(mine.runner(), LOOK_MILLIS);
            } catch (InterruptedException ended) {
                return;
            } catch (IOException broken) {
                socket.end(RunnerSocket.BROKEN, "");
            } catch (RuntimeException failure) {
                // The database may be away: what waits stays where it is.
                LOG.warn("runner {} gets nothing now: {}", mine.runner(), failure.toString());
                rest();
            }
        }
    }

    private static void rest() {
        try {
            Thread.sleep(LOOK_MILLIS);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private void bringOffers(Line mine) throws IOException {
        for (OfferedRuns.Offer offer : runs.offers(mine, offered, OFFERED_AT_ONCE)) {
            offered.add(offer.run().id());
            socket.send(Frames.offer(offer));
        }
    }

    private void bringRequests(Line mine, Set<Long> asked) throws IOException {
        for (RunRequest request : runs.requests(mine, ASKED_AT_ONCE)) {
            if (asked.add(request.id())) {
                socket.send(Frames.request(request));
            }
        }
    }

    /** The connection has ended. */
    void ended() {
        Thread bringing = courier;
        if (bringing != null) {
            bringing.interrupt();
        }
        Line mine = line;
        if (mine != null) {
            runners.gone(mine);
        }
    }
}
