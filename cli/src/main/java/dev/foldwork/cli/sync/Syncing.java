package dev.foldwork.cli.sync;

import dev.foldwork.cli.ExitCode;
import dev.foldwork.cli.ProblemText;
import dev.foldwork.cli.Terminal;
import dev.foldwork.cli.Terminal.Style;
import dev.foldwork.cli.cloud.Backend;
import dev.foldwork.cli.sync.Pairing.Pair;
import dev.foldwork.cli.sync.Pairing.State;
import dev.foldwork.flow.json.Json;
import dev.foldwork.flow.run.RunRefused;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code push}, {@code pull} and {@code flow status}: a folder under version control and a team, kept in step. */
public abstract class Syncing extends OnTeam {

    @Option(
            names = "--dir",
            paramLabel = "DIR",
            description = "The folder that holds NAME/NAME.flow.yaml for each flow (default: here).")
    private Path root = Path.of(".");

    @Parameters(paramLabel = "FLOW", description = "Only these flows (default: all).")
    private List<String> only = List.of();

    private FlowFolder folder = new FlowFolder(root);
    private @Nullable SyncBase base;
    private final List<Map<String, @Nullable Object>> done = new ArrayList<>();
    private int worst = ExitCode.OK;

    Syncing(Terminal terminal) {
        super(terminal);
    }

    /** Does what the command is for with one flow. */
    abstract void with(Pair pair, RemoteFlows remote);

    @Override
    final int with(RemoteFlows remote, Backend backend) {
        folder = new FlowFolder(root);
        base = SyncBase.open(root, backend.url().toString());
        for (Pair pair : Pairing.of(root, folder, base, remote, only).pairs()) {
            try {
                with(pair, remote);
            } catch (RunRefused refused) {
                refused(pair, refused);
            }
        }
        if (output.json()) {
            terminal.out().println(Json.write(Map.of("flows", done)));
        } else if (done.isEmpty()) {
            terminal.err().println("No flows here or in the team.");
        }
        return worst;
    }

    final FlowFolder folder() {
        return folder;
    }

    final SyncBase base() {
        return java.util.Objects.requireNonNull(base);
    }

    private void refused(Pair pair, RunRefused refused) {
        boolean faster = refused.code().equals("DRAFT_CONFLICT");
        worst(faster ? ExitCode.CONFLICT : refused.code().equals("FLOW_INVALID") ? ExitCode.DEFINITION_INVALID : 1);
        Map<String, @Nullable Object> json = note(pair, "refused");
        json.put("code", refused.code());
        json.put("message", refused.getMessage());
        json.put("problems", ProblemText.json(refused.problems()));
        say(Style.BAD, "✗", pair.name(), String.valueOf(refused.getMessage()));
        if (!output.json()) {
            refused.problems().forEach(problem -> terminal.err().println(ProblemText.of(problem, terminal)));
        }
    }

    private Map<String, @Nullable Object> note(Pair pair, String outcome) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>(pair.toJson());
        json.put("outcome", outcome);
        done.add(json);
        return json;
    }

    private void worst(int code) {
        // A conflict is what a person must look at first.
        worst = worst == ExitCode.CONFLICT ? worst : code;
    }

    final void said(Pair pair, String outcome, String sign, String text) {
        note(pair, outcome);
        say(outcome.equals("same") ? Style.QUIET : Style.GOOD, sign, pair.name(), text);
    }

    final void conflict(Pair pair, String... remedies) {
        worst(ExitCode.CONFLICT);
        note(pair, "conflict");
        RemoteFlows.Listed listed = pair.listed();
        String who = listed == null ? "" : ", last by " + listed.text("changedBy") + " at " + listed.text("changedAt");
        say(Style.BAD, "✗", pair.name(), "changed here and in the team" + who);
        if (!output.json()) {
            List<String> differing = pair.differing();
            differing.stream().limit(10).forEach(each -> terminal.out().println("      " + each));
            if (differing.size() > 10) {
                terminal.out().println("      and " + (differing.size() - 10) + " more");
            }
            for (String remedy : remedies) {
                terminal.out().println("    " + terminal.styled(Style.LINK, "→ " + remedy));
            }
        }
    }

    private void say(Style style, String sign, String name, String text) {
        if (!output.json()) {
            terminal.out()
                    .println("  " + terminal.styled(style, sign) + " " + String.format("%-24s", name) + " " + text);
        }
    }

    static String[] remedies(String name) {
        return new String[] {
            "foldwork pull --force " + name + "   takes the team's; yours is put aside under .foldwork/kept",
            "foldwork push --force " + name + "   takes yours; the flow's history keeps the team's"
        };
    }

    @Command(
            name = "status",
            mixinStandardHelpOptions = true,
            description = "Say which flows differ between this folder and the team; changes nothing.")
    static final class Status extends Syncing {

        Status(Terminal terminal) {
            super(terminal);
        }

        @Override
        void with(Pair pair, RemoteFlows remote) {
            switch (pair.state()) {
                case SAME -> said(pair, "same", "=", "in step");
                case HERE -> said(pair, "push", "↑", pair.listed() == null ? "new here" : "changed here");
                case THERE -> said(pair, "pull", "↓", pair.here() == null ? "new in the team" : "changed in the team");
                case GONE_HERE -> said(pair, "gone_here", "-", "deleted here; push --prune archives it");
                case GONE_THERE -> said(pair, "gone_there", "-", "gone from the team; pull --prune removes it here");
                case BOTH -> conflict(pair, remedies(pair.name()));
            }
        }
    }

    /** Sends what was changed here. */
    @Command(
            name = "push",
            mixinStandardHelpOptions = true,
            description = "Send flows that were changed in this folder to the team.")
    public static final class Push extends Syncing {

        @Option(
                names = "--force",
                description = "Take this folder's side in conflicts; the team's history keeps the other.")
        private boolean force;

        @Option(names = "--prune", description = "Archive flows in the team that were deleted here.")
        private boolean prune;

        /** Writes to this terminal. */
        public Push(Terminal terminal) {
            super(terminal);
        }

        @Override
        void with(Pair pair, RemoteFlows remote) {
            switch (pair.state()) {
                case SAME -> said(pair, "same", "=", "in step");
                case THERE -> said(pair, "left", "↓", "changed in the team: foldwork pull");
                case GONE_THERE -> said(pair, "left", "-", "gone from the team: pull --prune removes it here");
                case HERE -> push(pair, remote);
                case GONE_HERE -> archive(pair, remote);
                case BOTH -> {
                    if (force && pair.here() != null) {
                        push(pair, remote);
                    } else {
                        conflict(pair, remedies(pair.name()));
                    }
                }
            }
        }

        private void push(Pair pair, RemoteFlows remote) {
            FlowContent here = java.util.Objects.requireNonNull(pair.here());
            RemoteFlows.Listed listed = pair.listed();
            if (listed == null || pair.there() == null) {
                RemoteFlows.Listed made = remote.create(here);
                base().set(pair.name(), new SyncBase.Entry(made.id(), here.hash()));
                said(pair, "created", "↑", "created in the team");
                return;
            }
            remote.replace(listed, pair.there(), here);
            base().set(pair.name(), new SyncBase.Entry(listed.id(), here.hash()));
            said(pair, "pushed", "↑", "sent");
        }

        private void archive(Pair pair, RemoteFlows remote) {
            if (!prune || pair.listed() == null) {
                said(pair, "left", "-", "deleted here: push --prune archives it");
                return;
            }
            remote.archive(pair.listed(), true);
            base().forget(pair.name());
            said(pair, "archived", "-", "archived in the team");
        }
    }

    /** Fetches what was changed in the team. */
    @Command(
            name = "pull",
            mixinStandardHelpOptions = true,
            description = "Fetch flows that were changed in the team into this folder.")
    public static final class Pull extends Syncing {

        @Option(
                names = "--force",
                description = "Take the team's side in conflicts; this folder's is put aside under .foldwork/kept.")
        private boolean force;

        @Option(names = "--prune", description = "Remove flows here that are gone from the team; they are put aside.")
        private boolean prune;

        /** Writes to this terminal. */
        public Pull(Terminal terminal) {
            super(terminal);
        }

        @Override
        void with(Pair pair, RemoteFlows remote) {
            switch (pair.state()) {
                case SAME -> said(pair, "same", "=", "in step");
                case HERE -> said(pair, "left", "↑", "changed here: foldwork push");
                case GONE_HERE -> {
                    if (force && pair.there() != null) {
                        pull(pair);
                    } else {
                        said(pair, "left", "-", "deleted here: pull --force brings it back");
                    }
                }
                case THERE -> pull(pair);
                case GONE_THERE -> remove(pair);
                case BOTH -> {
                    if (force && pair.there() != null) {
                        pull(pair);
                    } else {
                        conflict(pair, remedies(pair.name()));
                    }
                }
            }
        }

        private void pull(Pair pair) {
            FlowContent there = java.util.Objects.requireNonNull(pair.there()).content();
            FlowContent here = pair.here();
            String aside = here != null && pair.state() == State.BOTH
                    ? ", yours is in " + folder().setAside(pair.name(), here)
                    : "";
            folder().write(pair.name(), there, here);
            String id = java.util.Objects.requireNonNull(pair.listed()).id();
            base().set(pair.name(), new SyncBase.Entry(id, there.hash()));
            said(pair, "pulled", "↓", (here == null ? "new" : "changed") + aside);
        }

        private void remove(Pair pair) {
            FlowContent here = java.util.Objects.requireNonNull(pair.here());
            if (!prune) {
                said(pair, "left", "-", "gone from the team: pull --prune removes it here");
                return;
            }
            Path aside = folder().setAside(pair.name(), here);
            folder().remove(pair.name(), here);
            base().forget(pair.name());
            said(pair, "removed", "-", "removed here, put aside in " + aside);
        }
    }
}
