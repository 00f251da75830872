package dev.foldwork.backend.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foldwork.backend.TestingBackend;
import dev.foldwork.backend.TestingCaller;
import dev.foldwork.backend.run.RecordedRuns.Row;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A stream that is open ends soon after what let its reader in has ended. */
class OpenStreamTest {

    private static final long SOON_SECONDS = 20;

    private final TestingBackend backend = TestingBackend.shared();
    private final String team = backend.team();
    private final String run = "/api/v1/runs/"
            + new RecordedRuns(backend, team).add(Row.of("alpha", "running", Instant.parse("2026-02-01T00:00:00Z")))
            + "/events";

    /** Opens the stream of a run that goes on; completes when the stream ends. */
    private CompletableFuture<Integer> open(TestingCaller reader) throws Exception {
        InputStream stream = reader.stream(run);
        assertThat(stream.read()).isPositive();
        return CompletableFuture.supplyAsync(() -> {
            try (stream) {
                return stream.readAllBytes().length;
            } catch (IOException cut) {
                return -1;
            }
        });
    }

    @Test
    void endsWithItsSessionTokenOrMembershipAndNotBefore() throws Exception {
        UUID anna = backend.person(team, "anna", "viewer");
        TestingCaller annas = backend.signedIn(anna, team);
        var signedOut = open(annas);
        UUID bob = backend.person(team, "bob", "viewer");
        TestingCaller bobs = backend.callerOf(bob, team, "flows:read", "runs:read");
        var revoked = open(bobs);
        UUID cleo = backend.person(team, "cleo", "viewer");
        var removed = open(backend.callerOf(cleo, team, "runs:read"));
        TestingCaller stays = backend.caller(team, "dora", "runs:read");
        var kept = open(stays);

        annas.send("DELETE", "/api/v1/sessions/current", null).is(204);
        bobs.send("DELETE", "/api/v1/me/token", null).is(204);
        backend.signedIn(backend.person(team, "olga", "owner"), team)
                .send("DELETE", "/api/v1/members/" + cleo, null)
                .is(204);

        signedOut.get(SOON_SECONDS, TimeUnit.SECONDS);
        revoked.get(SOON_SECONDS, TimeUnit.SECONDS);
        removed.get(SOON_SECONDS, TimeUnit.SECONDS);
        assertThat(kept).isNotDone();
    }
}
