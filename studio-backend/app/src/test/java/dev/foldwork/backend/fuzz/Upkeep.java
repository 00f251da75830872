package dev.foldwork.backend.fuzz;

import dev.foldwork.backend.TestingBackend;
import dev.foldwork.backend.TestingCaller;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.UUID;

/**
 * Keeps a page signed in whatever it does, and ends runs, so that streams of their events end too. Schemathesis sends
 * one set of headers from beginning to end.
 */
final class Upkeep implements AutoCloseable {

    private static final long EVERY_MILLIS = 100;

    private final TestingBackend backend;
    private final TestingCaller owner;
    private final UUID team;
    private final UUID person;
    private final byte[] cookie;
    private final Thread thread = Thread.ofVirtual().unstarted(this::keepUp);

    Upkeep(TestingBackend backend, String team, UUID person, TestingCaller owner, String cookie) throws Exception {
        this.backend = backend;
        this.owner = owner;
        this.team = backend.database()
                .fetchSingle("select id from team where name = ?", team)
                .get(0, UUID.class);
        this.person = person;
        this.cookie = MessageDigest.getInstance("SHA-256").digest(cookie.getBytes(StandardCharsets.UTF_8));
        thread.start();
    }

    private void keepUp() {
        try {
            while (!thread.isInterrupted()) {
                signIn();
                owner.get("/api/v1/runs?state=queued,running,paused")
                        .list("runs")
                        .forEach(run -> owner.send("POST", "/api/v1/runs/" + run.get("id") + "/cancel", null));
                Thread.sleep(EVERY_MILLIS);
            }
        } catch (InterruptedException over) {
            thread.interrupt();
        }
    }

    private void signIn() {
        backend.database()
                .execute(
                        "insert into membership (team_id, person_id, role, created_at) values (?, ?, 'owner', now())"
                                + " on conflict (team_id, person_id) do update set role = 'owner'",
                        team,
                        person);
        backend.database()
                .execute(
                        "insert into session (hash, team_id, person_id, agent, address, created_at, seen_at, expires_at)"
                                + " values (?, ?, ?, '', '', now(), now(), now() + interval '1 day') on conflict do nothing",
                        cookie,
                        team,
                        person);
    }

    @Override
    public void close() throws InterruptedException {
        thread.interrupt();
        thread.join();
    }
}
