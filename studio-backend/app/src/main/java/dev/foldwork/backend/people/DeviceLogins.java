package dev.foldwork.backend.people;

import dev.foldwork.backend.access.Caller;
import dev.foldwork.backend.access.PersonalTokens;
import dev.foldwork.backend.access.Scope;
import dev.foldwork.backend.access.Secrets;
import dev.foldwork.backend.audit.Audit;
import dev.foldwork.backend.audit.Deed;
import dev.foldwork.backend.problem.ApiProblem;
import dev.foldwork.backend.problem.Code;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Signs in programs that show a short code, once a person has approved it. Thread-safe. */
@Component
class DeviceLogins {

    static final Duration WORKS = Duration.ofMinutes(10);
    static final int PAUSE_SECONDS = 5;

    private static final Duration TOKEN_WORKS = Duration.ofDays(90);
    private static final String PREFIX = "fwd_";

    private final DeviceLoginStore store;
    private final PersonStore people;
    private final PersonalTokens tokens;
    private final Attempts attempts;
    private final Audit audit;
    private final DSLContext database;
    private final InstantSource clock;

    DeviceLogins(
            DeviceLoginStore store,
            PersonStore people,
            PersonalTokens tokens,
            Attempts attempts,
            Audit audit,
            DSLContext database,
            InstantSource clock) {
        this.store = store;
        this.people = people;
        this.tokens = tokens;
        this.attempts = attempts;
        this.audit = audit;
        this.database = database;
        this.clock = clock;
    }

    /** What a program gets: one code to ask with, and one to show. */
    record Begun(String deviceCode, String userCode) {}

    /** What asking came to. */
    sealed interface Asked {

        /** Nobody has decided yet. */
        record Pending() implements Asked {}

        /** It asked too soon, and has to wait longer from now on. */
        record TooSoon(int pauseSeconds) implements Asked {}

        /** A person said no. */
        record Denied() implements Asked {}

        /** The code is unknown, has expired or was used. */
        record Gone() implements Asked {}

        /** It may act for a person. */
        record Approved(PersonalTokens.Made made) implements Asked {}
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /**
     * Begins a login.
     *
     * @throws ApiProblem RATE_LIMITED
     */
    Begun begin(String client, Set<Scope> scopes, String address) {
        long wait = attempts.waitBeforeDevice(address);
        if (wait > 0) {
            throw Waits.after(wait);
        }
        Instant now = now();
        var login = new DeviceLogin(
                UUID.randomUUID(),
                client,
                scopes,
                address,
                now,
                now.plus(WORKS),
                PAUSE_SECONDS,
                null,
                DeviceLogin.State.OPEN,
                null,
                null);
        String device = Secrets.create(PREFIX);
        store.deleteExpired(database, now);
        String user = UserCode.create();
        while (!store.insert(database, login, Secrets.hash(device), Secrets.hash(user))) {
            user = UserCode.create();
        }
        return new Begun(device, UserCode.shown(user));
    }

    /** Answers a program that asks whether it was approved; gives its token, once. */
    Asked ask(String deviceCode) {
        Instant now = now();
        return database.transactionResult(transaction -> {
            DSLContext dsl = transaction.dsl();
            DeviceLogin login =
                    store.holdByDevice(dsl, Secrets.hash(deviceCode), now).orElse(null);
            return login == null ? new Asked.Gone() : ask(dsl, login, now);
        });
    }

    private Asked ask(DSLContext transaction, DeviceLogin login, Instant now) {
        Instant last = login.askedAt();
        if (last != null && now.isBefore(last.plusSeconds(login.pauseSeconds()))) {
            int pause = login.pauseSeconds() + PAUSE_SECONDS;
            store.asked(transaction, login.id(), now, pause);
            return new Asked.TooSoon(pause);
        }
        return switch (login.state()) {
            case OPEN -> {
                store.asked(transaction, login.id(), now, login.pauseSeconds());
                yield new Asked.Pending();
            }
            case DENIED -> {
                store.delete(transaction, login.id());
                yield new Asked.Denied();
            }
            case APPROVED -> {
                store.delete(transaction, login.id());
                yield new Asked.Approved(token(transaction, login));
            }
        };
    }

    private PersonalTokens.Made token(DSLContext transaction, DeviceLogin login) {
        UUID team = Objects.requireNonNull(login.team(), "an approved login has a team");
        UUID person = Objects.requireNonNull(login.person(), "an approved login has a person");
        // The id keeps a second login from the same machine apart from the first one.
        String name = login.client() + " (" + login.id().toString().substring(0, 8) + ")";
        PersonalTokens.Made made = tokens.make(transaction, team, person, name, login.scopes(), TOKEN_WORKS)
                .orElseThrow(() -> new ApiProblem(Code.TOKEN_NAME_TAKEN, "Sign in once more."));
        String who = people.byId(transaction, person).map(Person::name).orElse("");
        String id = made.token().id().toString();
        audit.write(transaction, new Deed(team, person, who, "device", null, "token.made", id, words(login.scopes())));
        return made;
    }

    private static String words(Set<Scope> scopes) {
        return scopes.stream().map(Scope::wire).sorted().collect(Collectors.joining(" "));
    }

    /** Returns the login of a short code, for a person to look at. */
    DeviceLogin look(Caller caller, String typed) {
        return decide(caller, typed, (transaction, login) -> {});
    }

    /** Has the program act for the caller in the team of the session. */
    void approve(Caller caller, String typed) {
        decide(caller, typed, (transaction, login) -> {
            store.approve(transaction, login.id(), caller.team(), Requests.person(caller));
            String id = login.id().toString();
            audit.write(transaction, Deed.of(caller, "device.approved", id, words(login.scopes())));
        });
    }

    /** Turns the program away. */
    void deny(Caller caller, String typed) {
        decide(caller, typed, (transaction, login) -> {
            store.deny(transaction, login.id());
            audit.write(transaction, Deed.of(caller, "device.denied", login.id().toString(), ""));
        });
    }

    /** Counts the try before it is made, so that nobody can go through the codes. */
    private DeviceLogin decide(Caller caller, String typed, BiConsumer<DSLContext, DeviceLogin> decision) {
        UUID person = Requests.person(caller);
        long wait = attempts.waitBeforeCode(person);
        if (wait > 0) {
            throw Waits.after(wait);
        }
        byte[] hash = Secrets.hash(UserCode.plain(typed));
        DeviceLogin decided = database.transactionResult(transaction -> {
            DeviceLogin login = store.holdByUser(transaction.dsl(), hash, now())
                    .orElseThrow(() -> new ApiProblem(
                            Code.LOGIN_UNKNOWN, "Nothing waits for this code. It works for ten minutes and once."));
            decision.accept(transaction.dsl(), login);
            return login;
        });
        attempts.rightCode(person);
        return decided;
    }
}
