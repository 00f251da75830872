package dev.foldwork.cli.cloud;

import dev.foldwork.flow.json.Json;
import dev.foldwork.flow.run.RunEvent;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.function.Predicate;

/** Reads a run's server-sent events and remembers how far it came. Used by one thread. */
final class EventStream {

    private final Predicate<RunEvent> reader;
    private long last;
    private int failures;

    EventStream(long after, Predicate<RunEvent> reader) {
        this.last = after;
        this.reader = reader;
    }

    /** How a stream ended. */
    enum End {
        /** The run has ended and everything was read. */
        OVER,
        /** The reader has had enough. */
        STOPPED,
        /** More may follow on another connection. */
        BROKEN
    }

    long last() {
        return last;
    }

    int failures() {
        return failures;
    }

    void failed() {
        failures++;
    }

    End read(InputStream stream) throws IOException {
        return read(stream, false);
    }

    /** Reads what is there now. */
    void readKnown(InputStream stream) throws IOException {
        read(stream, true);
    }

    private End read(InputStream stream, boolean known) throws IOException {
        var lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.equals("event: end")) {
                return End.OVER;
            }
            if (known && line.startsWith(": waiting")) {
                return End.STOPPED;
            }
            if (line.startsWith("data: {\"")) {
                RunEvent event = RunEvent.fromJson(Json.object(line.substring(6)));
                last = event.seq();
                failures = 0;
                if (!reader.test(event)) {
                    return End.STOPPED;
                }
            }
        }
        return End.BROKEN;
    }
}
