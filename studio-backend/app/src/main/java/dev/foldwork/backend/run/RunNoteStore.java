package dev.foldwork.backend.run;

import static dev.foldwork.schema.Tables.RUN_NOTE;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.springframework.stereotype.Component;

/** Notes on runs, in the database. */
@Component
class RunNoteStore {

    private final DSLContext database;

    RunNoteStore(DSLContext database) {
        this.database = database;
    }

    private static Condition on(UUID team, UUID run) {
        return RUN_NOTE.TEAM_ID.eq(team).and(RUN_NOTE.RUN_ID.eq(run));
    }

    /** Returns a run's notes, oldest first. */
    List<RunNote> list(UUID team, UUID run) {
        return database.selectFrom(RUN_NOTE)
                .where(on(team, run))
                .orderBy(RUN_NOTE.CREATED_AT, RUN_NOTE.ID)
                .fetch(RunNoteStore::note);
    }

    Optional<RunNote> find(UUID team, UUID run, UUID note) {
        return database.selectFrom(RUN_NOTE)
                .where(on(team, run))
                .and(RUN_NOTE.ID.eq(note))
                .fetchOptional(RunNoteStore::note);
    }

    int count(UUID team, UUID run) {
        return database.fetchCount(RUN_NOTE, on(team, run));
    }

    RunNote add(UUID team, UUID run, String text, String by, UUID writer, Instant now) {
        return database.insertInto(RUN_NOTE)
                .set(RUN_NOTE.TEAM_ID, team)
                .set(RUN_NOTE.RUN_ID, run)
                .set(RUN_NOTE.TEXT, text)
                .set(RUN_NOTE.BY, by)
                .set(RUN_NOTE.WRITER, writer)
                .set(RUN_NOTE.CREATED_AT, RunStore.time(now))
                .set(RUN_NOTE.CHANGED_AT, RunStore.time(now))
                .returning()
                .fetchSingle(RunNoteStore::note);
    }

    void change(UUID team, UUID run, UUID note, String text, Instant now) {
        database.update(RUN_NOTE)
                .set(RUN_NOTE.TEXT, text)
                .set(RUN_NOTE.CHANGED_AT, RunStore.time(now))
                .where(on(team, run))
                .and(RUN_NOTE.ID.eq(note))
                .execute();
    }

    void delete(UUID team, UUID run, UUID note) {
        database.deleteFrom(RUN_NOTE)
                .where(on(team, run))
                .and(RUN_NOTE.ID.eq(note))
                .execute();
    }

    private static RunNote note(Record row) {
        return new RunNote(
                row.get(RUN_NOTE.ID),
                row.get(RUN_NOTE.TEXT),
                row.get(RUN_NOTE.BY),
                row.get(RUN_NOTE.WRITER),
                row.get(RUN_NOTE.CREATED_AT).toInstant(),
                row.get(RUN_NOTE.CHANGED_AT).toInstant());
    }
}
