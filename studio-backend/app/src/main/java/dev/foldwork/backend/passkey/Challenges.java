package dev.foldwork.backend.passkey;

import com.webauthn4j.data.client.CollectedClientData;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.Challenge;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.server.ServerProperty;
import dev.foldwork.backend.access.Secrets;
import dev.foldwork.backend.problem.ApiProblem;
import dev.foldwork.backend.problem.Code;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What passkeys have to sign: 256 bits of chance that work once, for five minutes, and for one purpose. Thread-safe. */
@Component
public class Challenges {

    static final Duration WORKS = Duration.ofMinutes(5);

    private final ChallengeStore store;
    private final RelyingParty site;
    private final InstantSource clock;

    Challenges(ChallengeStore store, RelyingParty site, InstantSource clock) {
        this.store = store;
        this.site = site;
        this.clock = clock;
    }

    /**
     * A challenge that was open and is not any more.
     *
     * @param server what an answer to it must be for
     * @param guest the id that a new person will have, null when none comes in
     */
    record Taken(ServerProperty server, @Nullable UUID guest) {}

    /** Makes one and returns it in base64url. */
    String make(Purpose purpose, @Nullable UUID guest) {
        String challenge = Secrets.create("");
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        store.insert(Secrets.hash(challenge), purpose, guest, now, now.plus(WORKS));
        return challenge;
    }

    /**
     * Takes the challenge that an answer names. Whatever becomes of the answer, there is no second one.
     *
     * @throws ApiProblem PASSKEY_NOT_BEGUN, PASSKEYS_UNAVAILABLE
     */
    Taken take(CollectedClientData answer, Purpose purpose) {
        byte[] named = answer.getChallenge().getValue();
        String challenge = Base64.getUrlEncoder().withoutPadding().encodeToString(named);
        String name = site.site();
        ChallengeStore.Taken taken =
                store.take(Secrets.hash(challenge), purpose, clock.instant()).orElseThrow(Challenges::notBegun);
        return new Taken(server(name, new DefaultChallenge(named)), taken.guest());
    }

    private ServerProperty server(String name, Challenge challenge) {
        return ServerProperty.builder()
                .rpId(name)
                .origins(site.origins().stream().map(Origin::new).collect(Collectors.toSet()))
                .challenge(challenge)
                .build();
    }

    private static ApiProblem notBegun() {
        return new ApiProblem(
                Code.PASSKEY_NOT_BEGUN,
                "The passkey answers nothing that is open here: it took more than five minutes, was used, or was begun for"
                        + " something else. Begin again.");
    }

    /** Forgets challenges that nobody answered. */
    public void forgetOld() {
        store.forgetOld(clock.instant());
    }
}
