package dev.foldwork.local;

import dev.foldwork.flow.Problem;
import dev.foldwork.flow.check.InputCheck;
import dev.foldwork.flow.plan.Plan;
import dev.foldwork.flow.plan.PlanJson;
import dev.foldwork.flow.run.FirstEvents;
import dev.foldwork.flow.run.KeptResults;
import dev.foldwork.flow.run.NodeRecord;
import dev.foldwork.flow.run.RunEvent;
import dev.foldwork.flow.run.RunFold;
import dev.foldwork.flow.run.RunRecord;
import dev.foldwork.flow.run.RunRefused;
import dev.foldwork.flow.run.RunSearch;
import dev.foldwork.flow.run.RunState;
import dev.foldwork.flow.run.Runs;
import dev.foldwork.flow.run.Settled;
import dev.foldwork.flow.trace.TraceStart;
import dev.foldwork.local.journal.ControlRequest;
import dev.foldwork.local.journal.Journal;
import dev.foldwork.local.journal.StoredRun;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The local engine: starts runs, takes up those an earlier process left, and lets any process look at and steer them.
 *
 * <p>Thread-safe. Several processes may use one data folder: each run is worked on by one of them, the others attach.
 */
public final class LocalRunner implements Runs, AutoCloseable {

    private static final int PAGE = 500;
    private static final long LOOK_MILLIS = 1000;

    private final LocalSettings settings;
    private final Journal journal;
    private final RunSecrets secrets;
    private final RunIds ids;
    private final Ownership ownership;

    /** Uses the journal, which stays the caller's; takes nothing up before {@link #takeUpAll} or a call that needs it. */
    public LocalRunner(Journal journal, LocalSettings settings) {
        this(journal, settings, new RunSecrets.OfMachine(settings.secrets()));
    }

    private LocalRunner(Journal journal, LocalSettings settings, RunSecrets secrets) {
        this.journal = journal;
        this.settings = settings;
        this.secrets = secrets;
        this.ids = new RunIds(settings.clock());
        this.ownership = new Ownership(journal, settings, secrets);
    }

    /** Works on offered runs only (see {@link #take}); their secrets come from whoever offers them. */
    public static LocalRunner ofOffers(Journal journal, LocalSettings settings, OfferedSecrets secrets) {
        return new LocalRunner(journal, settings, new RunSecrets.OfOffers(secrets));
    }

    @Override
    public String start(Plan plan, Map<String, @Nullable Object> inputs, StartOptions options) {
        return start(plan, inputs, options, true);
    }

    /** Records a run for another process to work on; else like {@link #start}. */
    public String record(Plan plan, Map<String, @Nullable Object> inputs, StartOptions options) {
        return start(plan, inputs, options, false);
    }

    private String start(Plan plan, Map<String, @Nullable Object> inputs, StartOptions options, boolean launch) {
        Grants grants = Grants.of(options);
        Map<String, @Nullable Object> complete = InputCheck.withDefaults(plan, inputs);
        var problems = new ArrayList<Problem>(InputCheck.problems(plan, complete));
        problems.addAll(grants.problems(plan, secrets.lack(plan.access())));
        refuse(plan, problems);
        String key = options.idempotencyKey();
        Optional<String> known = key == null ? Optional.empty() : journal.findKey(key);
        Instant now = settings.clock().instant();
        return known.orElseGet(() -> create(plan, complete, grants, key, null, Map.of(), trace(null), now, launch));
    }

    private TraceStart trace(@Nullable String repeats) {
        return TraceStart.of(settings.spans().isOn(), settings.caller(), repeats);
    }

    private static void refuse(Plan plan, List<Problem> problems) {
        if (!problems.isEmpty()) {
            throw new RunRefused(problems.getFirst().code(), "Flow '" + plan.flow() + "' cannot be started", problems);
        }
    }

    /**
     * Records an offered run without beginning it, once under its key; {@link #takeUp} begins it. Returns its id here.
     *
     * @throws RunRefused FOLDER_MISSING, INPUT_INVALID with every problem
     */
    public String take(Offered offered) {
        Optional<String> known = journal.findKey(offered.key());
        if (known.isPresent()) {
            return known.get();
        }
        Plan plan = offered.plan();
        Grants grants = Grants.of(new StartOptions(offered.folders(), List.of(), null));
        var problems = new ArrayList<Problem>(InputCheck.problems(plan, offered.inputs()));
        problems.addAll(grants.problems(plan, secrets.lack(plan.access())));
        refuse(plan, problems);
        return create(
                plan,
                offered.inputs(),
                grants,
                offered.key(),
                offered.rerunOf(),
                offered.kept(),
                TraceStart.continuing(offered.traceparent()),
                offered.at(),
                false);
    }

    private String create(
            Plan plan,
            Map<String, @Nullable Object> inputs,
            Grants grants,
            @Nullable String key,
            @Nullable String rerunOf,
            Map<String, Settled> kept,
            TraceStart trace,
            Instant now,
            boolean launch) {
        String id = ids.next();
        List<RunEvent> events = FirstEvents.of(plan, "local", inputs, rerunOf, kept, trace, now);
        var run = new StoredRun(
                id,
                plan.flow(),
                plan.title(),
                plan.hash(),
                RunState.RUNNING,
                false,
                inputs,
                grants.toJson(),
                null,
                null,
                now,
                null,
                rerunOf,
                key,
                events.getLast().seq());
        ownership.claim(id);
        if (!journal.create(run, PlanJson.write(plan), events)) {
            ownership.release(id);
            return journal.findKey(String.valueOf(key)).orElseThrow();
        }
        if (launch) {
            ownership.launch(run, plan, events);
        } else {
            ownership.release(id);
        }
        return id;
    }

    /** Ends an offered run that was taken and not begun, since it is not wanted any more; nothing of it is executed. */
    public void drop(String run) {
        ownership.drop(known(run).id());
    }

    @Override
    public Optional<RunRecord> get(String run) {
        return journal.find(run).map(StoredRun::record);
    }

    @Override
    public List<RunRecord> list(RunSearch search, int limit, @Nullable String before) {
        var found = new ArrayList<RunRecord>();
        int atOnce = search.equals(RunSearch.ALL) ? limit : PAGE;
        List<RunRecord> some;
        String last = before;
        do {
            some = journal.list(atOnce, last).stream().map(StoredRun::record).toList();
            some.stream().filter(search::matches).limit(limit - found.size()).forEach(found::add);
            last = some.isEmpty() ? last : some.getLast().id();
        } while (some.size() == atOnce && found.size() < limit);
        return found;
    }

    @Override
    public List<NodeRecord> nodes(String run) {
        return List.copyOf(fold(run).nodes());
    }

    private RunFold fold(String run) {
        var fold = new RunFold();
        ownership.history(known(run).id()).forEach(fold::add);
        return fold;
    }

    private StoredRun known(String run) {
        return journal.find(run)
                .orElseThrow(() -> new RunRefused(
                        "RUN_UNKNOWN",
                        "There is no run '" + run + "' on this machine: 'foldwork runs list' shows the runs",
                        List.of()));
    }

    @Override
    public void follow(String run, long after, Predicate<RunEvent> reader) throws InterruptedException {
        known(run);
        long cursor = after;
        while (true) {
            boolean over = known(run).state().isFinal();
            List<RunEvent> events = journal.events(run, cursor, PAGE);
            for (RunEvent event : events) {
                cursor = event.seq();
                if (!reader.test(event)) {
                    return;
                }
            }
            if (events.isEmpty()) {
                if (over) {
                    return;
                }
                journal.awaitChange(LOOK_MILLIS);
            }
        }
    }

    @Override
    public void cancel(String run) {
        unlessFinal(run, "cancelled");
        steer(run, new ControlRequest("cancel", Map.of()));
    }

    @Override
    public void pause(String run) {
        unlessFinal(run, "paused");
        steer(run, new ControlRequest("pause", Map.of()));
    }

    @Override
    public void resume(String run) {
        unlessFinal(run, "resumed");
        steer(run, new ControlRequest("resume", Map.of()));
    }

    private void unlessFinal(String run, String verb) {
        RunState state = known(run).state();
        if (state.isFinal()) {
            throw new RunRefused(
                    "RUN_FINAL",
                    "Run " + run + " has " + state.wire() + " already and cannot be " + verb
                            + ": 'foldwork runs rerun' starts it anew",
                    List.of());
        }
    }

    /** Leaves the request durably, and takes the run up when nobody works on it. */
    private void steer(String run, ControlRequest request) {
        journal.request(run, request);
        ownership.takeUp(run);
        ownership.handleRequests(run);
    }

    @Override
    public void answer(String run, String path, @Nullable Object answer, String by) {
        unlessFinal(run, "answered");
        ownership.takeUp(run);
        new Answering(journal, ownership, this::fold).answer(run, path, answer, by);
    }

    @Override
    public String retry(String run) {
        StoredRun old = known(run);
        if (!old.state().isFinal() || old.state() == RunState.SUCCEEDED) {
            throw new RunRefused(
                    "RUN_NOT_UNSUCCESSFUL",
                    "Run " + run + " is " + old.state().wire() + ": only a failed or cancelled run can be retried; "
                            + "'foldwork runs rerun' repeats any finished run from a node",
                    List.of());
        }
        Plan plan = PlanJson.read(journal.plan(run));
        return again(old, plan, KeptResults.forRetry(plan, ownership.history(run)));
    }

    @Override
    public String rerun(String run, String fromPath) {
        StoredRun old = known(run);
        if (!old.state().isFinal()) {
            throw new RunRefused(
                    "RUN_NOT_FINAL",
                    "Run " + run + " is still " + old.state().wire() + ": wait for its end or cancel it first",
                    List.of());
        }
        Plan plan = PlanJson.read(journal.plan(run));
        return again(old, plan, KeptResults.forRerun(plan, ownership.history(run), fromPath));
    }

    private String again(StoredRun old, Plan plan, Map<String, Settled> kept) {
        Grants grants = Grants.fromJson(old.grants());
        List<Problem> problems = grants.problems(plan, secrets.lack(plan.access()));
        if (!problems.isEmpty()) {
            throw new RunRefused(problems.getFirst().code(), "Run " + old.id() + " cannot be started again", problems);
        }
        return create(
                plan,
                old.inputs(),
                grants,
                null,
                old.id(),
                kept,
                trace(TraceStart.from(journal.events(old.id(), 0, 1).getFirst().data())
                        .run()),
                settings.clock().instant(),
                true);
    }

    /** Takes a run up when no process works on it; true when this process begins to. */
    public boolean takeUp(String run) {
        return ownership.takeUp(known(run).id());
    }

    @Override
    public long lastEvent(String run) {
        List<RunEvent> events = ownership.history(known(run).id());
        return events.getLast().seq();
    }

    /** Takes up every run that is not final and that no process works on; returns their number. */
    public int takeUpAll() {
        int taken = 0;
        for (String run : journal.open()) {
            if (ownership.takeUp(run)) {
                taken++;
            }
        }
        return taken;
    }

    /** Returns true while this process works on a run. */
    public boolean isWorking() {
        return ownership.isWorking();
    }

    /** Leaves all runs where they are; a later process goes on with them. */
    @Override
    public void close() {
        ownership.close();
    }
}
