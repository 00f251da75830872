package dev.foldwork.cli.run;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What the person types, line by line; read on a thread of its own, as a read cannot be interrupted. */
final class TypedLines {

    private final LinkedBlockingQueue<Optional<String>> lines = new LinkedBlockingQueue<>();
    private @Nullable Thread reader;

    /** Returns the next line, empty at the end of input, null when the time is over first. */
    @SuppressWarnings({"OptionalAssignedToNull", "NullOptional"})
    @Nullable
    Optional<String> next(long millis) throws InterruptedException {
        if (reader == null) {
            reader = Thread.ofPlatform().daemon().name("keyboard").start(this::read);
        }
        return lines.poll(millis, TimeUnit.MILLISECONDS);
    }

    private void read() {
        var in = new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()));
        try {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                lines.add(Optional.of(line));
            }
        } catch (IOException closed) {
            // The same as the end of input.
            Thread.onSpinWait();
        }
        lines.add(Optional.empty());
    }
}
