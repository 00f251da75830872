package dev.foldwork.cli.runner;

import dev.foldwork.cli.CliFailure;
import dev.foldwork.cli.cloud.Backend;
import dev.foldwork.flow.run.RunRefused;
import dev.foldwork.node.secret.Given;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Keeps the runner connected: dials, stays, and dials again with growing pauses for as long as it is wanted. */
final class RunnerLoop {

    private static final long FIRST_REST_MILLIS = 200;
    private static final long LONGEST_REST_MILLIS = 30_000;

    /** The longest pause after a connection over which the backend had answered: it is there, the line is bad. */
    private static final long LONGEST_REST_WELCOME_MILLIS = 2_000;

    private static final long LASTED_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final String DOOR = "/api/v1/runner/connect";

    private final RunnerAddress address;
    private final Hello hello;
    private final RunnerWork work;
    private final StudioSecrets secrets;
    private final Studio studio;
    private final Says says;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private boolean knownThere;
    private volatile boolean welcome;
    private long rest = FIRST_REST_MILLIS;

    RunnerLoop(RunnerAddress address, Hello hello, RunnerWork work, StudioSecrets secrets, Studio studio, Says says) {
        this.address = address;
        this.hello = hello;
        this.work = work;
        this.secrets = secrets;
        this.studio = studio;
        this.says = says;
    }

    /**
     * Stays connected until {@link #stop}.
     *
     * @throws RunRefused when the backend turns the runner away at its first attempt
     */
    void run() throws InterruptedException {
        while (stopped.getCount() > 0) {
            long began = System.nanoTime();
            welcome = false;
            String why = once();
            long longest = welcome ? LONGEST_REST_WELCOME_MILLIS : LONGEST_REST_MILLIS;
            if (System.nanoTime() - began > LASTED_NANOS) {
                rest = FIRST_REST_MILLIS;
            }
            rest = Math.min(longest, rest);
            if (stopped.getCount() > 0) {
                long pause = rest + ThreadLocalRandom.current().nextLong(1 + rest / 4);
                says.accept("Not connected: " + why
                        + String.format(Locale.ROOT, "; dialling again in %.1f s", pause / 1000.0));
                stopped.await(pause, TimeUnit.MILLISECONDS);
                rest = Math.min(longest, rest * 2);
            }
        }
    }

    /** Dials and stays; returns why it is over. */
    private String once() throws InterruptedException {
        try {
            Backend backend = address.find();
            // Asked as everything else is, so that a refusal comes with its code and its words.
            backend.get(DOOR);
            knownThere = true;
            StudioLink link = StudioLink.open(backend, (from, frame) -> hear(backend, from, frame));
            try {
                work.greet(link, hello);
                return stopped.getCount() > 0 ? link.stay() : "it is not wanted any more";
            } finally {
                studio.disconnected();
                link.close();
            }
        } catch (CliFailure | IOException away) {
            return String.valueOf(away.getMessage());
        } catch (RunRefused refused) {
            if (!knownThere) {
                throw refused;
            }
            return refused.code() + ": " + refused.getMessage();
        }
    }

    private void hear(Backend backend, StudioLink link, Map<String, @Nullable Object> frame) {
        if ("values".equals(frame.get("type"))) {
            long number = frame.get("request") instanceof Long request ? request : 0;
            secrets.answered(number, Given.fromJson(frame));
        } else {
            work.hear(link, frame, () -> welcomed(backend));
        }
    }

    private void welcomed(Backend backend) {
        welcome = true;
        says.accept("Connected to " + backend.url() + " as '" + hello.name() + "'; "
                + (hello.folders().isEmpty()
                        ? "flows reach no folder here"
                        : "flows may ask for the folders " + String.join(", ", hello.folders())));
    }

    /** Lets go; {@link #run} returns soon. */
    void stop() {
        stopped.countDown();
        StudioLink link = studio.now();
        if (link != null) {
            link.close();
        }
    }
}
