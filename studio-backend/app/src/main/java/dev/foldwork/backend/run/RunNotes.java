package dev.foldwork.backend.run;

import dev.foldwork.backend.access.Caller;
import dev.foldwork.backend.problem.ApiProblem;
import dev.foldwork.backend.problem.Code;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What people note on runs, and which runs they keep. Thread-safe. */
@Component
class RunNotes {

    private static final int MOST = 200;

    private final CloudRuns runs;
    private final RunStore records;
    private final RunNoteStore store;
    private final InstantSource clock;

    RunNotes(CloudRuns runs, RunStore records, RunNoteStore store, InstantSource clock) {
        this.runs = runs;
        this.records = records;
        this.store = store;
        this.clock = clock;
    }

    List<RunNote> list(Caller caller, UUID run) {
        return store.list(caller.team(), runs.get(caller.team(), run).id());
    }

    RunNote add(Caller caller, UUID run, String text) {
        UUID on = runs.get(caller.team(), run).id();
        if (store.count(caller.team(), on) >= MOST) {
            throw new ApiProblem(Code.NOTES_FULL, "Run " + run + " has " + MOST + " notes: delete or change one.");
        }
        return store.add(caller.team(), on, checked(text), caller.name(), writer(caller), clock.instant());
    }

    RunNote change(Caller caller, UUID run, UUID note, String text) {
        own(caller, run, note);
        store.change(caller.team(), run, note, checked(text), clock.instant());
        return find(caller, run, note);
    }

    void delete(Caller caller, UUID run, UUID note) {
        own(caller, run, note);
        store.delete(caller.team(), run, note);
    }

    private RunNote find(Caller caller, UUID run, UUID note) {
        return store.find(caller.team(), run, note).orElseThrow(() -> unknown(note.toString()));
    }

    private void own(Caller caller, UUID run, UUID note) {
        runs.get(caller.team(), run);
        RunNote found = find(caller, run, note);
        if (!found.writer().equals(writer(caller))) {
            throw new ApiProblem(
                    Code.ACCESS_DENIED, "The note was written by " + found.by() + ": only they may change it.");
        }
    }

    /** Names can be alike or change: what counts is who it is. */
    private static UUID writer(Caller caller) {
        UUID person = caller.person();
        return person == null ? caller.credential().id() : person;
    }

    static ApiProblem unknown(String note) {
        return new ApiProblem(Code.NOTE_UNKNOWN, "There is no note " + note + " on this run.");
    }

    private static String checked(String text) {
        String stripped = text.strip();
        if (stripped.isEmpty() || stripped.length() > RunNote.LONGEST || stripped.indexOf('\0') >= 0) {
            throw ApiProblem.field("text", "a text of 1 to " + RunNote.LONGEST + " characters");
        }
        return stripped;
    }

    /** Has retention pass a run by, or not. */
    StoredRun keep(Caller caller, UUID run, boolean keep) {
        runs.get(caller.team(), run);
        records.keep(caller.team(), run, keep);
        return runs.get(caller.team(), run);
    }
}
