package dev.foldwork.cli.trigger;

import dev.foldwork.cli.Terminal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code foldwork trigger add}: the three kinds. */
@Command(
        name = "add",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Add a schedule, a webhook or an event trigger.")
final class AddCommand implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private AddCommand() {}

    static CommandLine tree(Terminal terminal) {
        var tree = new CommandLine(new AddCommand());
        tree.addSubcommand(new Schedule(terminal));
        tree.addSubcommand(new Webhook(terminal));
        tree.addSubcommand(new Event(terminal));
        return tree;
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    /** What adding any kind shares. */
    private abstract static class Add extends OnTriggers {

        private final Kind kind;

        @Parameters(index = "0", paramLabel = "NAME", description = "How the trigger is called.")
        private String name = "";

        @Mixin
        private JobOptions job = new JobOptions();

        Add(Terminal terminal, Kind kind) {
            super(terminal);
            this.kind = kind;
        }

        abstract void fill(RemoteTriggers remote, Map<String, @Nullable Object> body);

        abstract String text(RemoteTriggers remote, Trigger added);

        @Override
        final void with(RemoteTriggers remote) {
            Map<String, @Nullable Object> body = job.body(remote, name);
            fill(remote, body);
            Trigger added = remote.add(kind, body);
            print(added.toJson(), () -> text(remote, added));
        }
    }

    @Command(
            name = "schedule",
            mixinStandardHelpOptions = true,
            description = "Start a flow at times; prints the next ten.")
    private static final class Schedule extends Add {

        @Option(
                names = "--cron",
                required = true,
                paramLabel = "PATTERN",
                description =
                        "Minute, hour, day, month, day of week, such as '0 8 * * MON-FRI'; or @daily and the like.")
        private String cron = "";

        @Option(
                names = "--zone",
                paramLabel = "ZONE",
                defaultValue = "UTC",
                description = "Where these times are read, such as Europe/Berlin (default: ${DEFAULT-VALUE}).")
        private String zone = "UTC";

        @Option(names = "--skip", paramLabel = "DATE", split = ",", description = "Dates on which nothing is due.")
        private List<String> skipped = List.of();

        @Option(names = "--also", paramLabel = "DATE", split = ",", description = "Dates that count besides.")
        private List<String> added = List.of();

        @Option(
                names = "--catch-up",
                paramLabel = "RULE",
                defaultValue = "last",
                description = "Of times missed while everything was down start none, last or all (default:"
                        + " ${DEFAULT-VALUE}).")
        private String catchUp = "last";

        @Option(
                names = "--catch-up-limit",
                paramLabel = "N",
                defaultValue = "10",
                description = "With all: at most this many (default: ${DEFAULT-VALUE}).")
        private long catchUpLimit = 10;

        @Option(
                names = "--overlap",
                paramLabel = "RULE",
                defaultValue = "skip",
                description = "While an earlier run has not ended: skip, queue, allow or cancel_previous (default:"
                        + " ${DEFAULT-VALUE}).")
        private String overlap = "skip";

        Schedule(Terminal terminal) {
            super(terminal, Kind.SCHEDULE);
        }

        @Override
        void fill(RemoteTriggers remote, Map<String, @Nullable Object> body) {
            body.put("cron", cron);
            body.put("zone", zone);
            body.put("skipped", skipped);
            body.put("added", added);
            body.put("catchUp", catchUp);
            body.put("catchUpLimit", catchUpLimit);
            body.put("overlap", overlap.replace('-', '_'));
        }

        @Override
        String text(RemoteTriggers remote, Trigger schedule) {
            var text = new TriggerText(remote);
            return "Added " + schedule.name() + ". It starts " + text.starts(schedule) + " at\n" + text.times(schedule);
        }
    }

    @Command(
            name = "webhook",
            mixinStandardHelpOptions = true,
            description = "Start a flow when somebody calls a secret path; path and key are shown this once.")
    private static final class Webhook extends Add {

        @Option(
                names = "--body-input",
                paramLabel = "INPUT",
                description = "The input that gets the whole body (default: the body's fields are the inputs).")
        private @Nullable String bodyInput;

        @Option(
                names = "--after-run",
                description = "Answer with what the run gives, instead of as soon as it is recorded.")
        private boolean afterRun;

        @Option(
                names = "--wait",
                paramLabel = "SECONDS",
                defaultValue = "30",
                description = "With --after-run: how long a caller waits at most (default: ${DEFAULT-VALUE}).")
        private long wait = 30;

        @Option(
                names = "--per-minute",
                paramLabel = "N",
                defaultValue = "60",
                description = "How many calls a minute are taken (default: ${DEFAULT-VALUE}).")
        private long perMinute = 60;

        @Option(names = "--signed", description = "Take only calls that are signed with a key.")
        private boolean signed;

        Webhook(Terminal terminal) {
            super(terminal, Kind.WEBHOOK);
        }

        @Override
        void fill(RemoteTriggers remote, Map<String, @Nullable Object> body) {
            body.put("bodyInput", bodyInput);
            body.put("answer", afterRun ? "after_run" : "now");
            body.put("waitSeconds", wait);
            body.put("perMinute", perMinute);
            body.put("signed", signed);
        }

        @Override
        String text(RemoteTriggers remote, Trigger webhook) {
            Object key = webhook.json().get("signingKey");
            return "Added " + webhook.name() + ". It starts " + new TriggerText(remote).starts(webhook)
                    + " when this is called, which is shown this once:\n  " + remote.address(webhook.text("path"))
                    + (key == null ? "" : "\nThe key for signatures, shown this once:\n  " + key);
        }
    }

    /** What is waited for. */
    private static final class Happening {

        @Option(names = "--run-ended", description = "A run ends.")
        private boolean runEnded;

        @Option(names = "--published", description = "A version of a flow is published.")
        private boolean published;

        @Option(
                names = "--posted",
                paramLabel = "TYPE",
                description = "A program tells of such an event with POST /api/v1/events.")
        private @Nullable String type;
    }

    @Command(
            name = "event",
            mixinStandardHelpOptions = true,
            description = "Start a flow when something happens in the team.")
    private static final class Event extends Add {

        @ArgGroup(exclusive = true, multiplicity = "1")
        private Happening happening = new Happening();

        @Option(names = "--of", paramLabel = "FLOW", description = "Only runs or versions of this flow.")
        private @Nullable String watched;

        @Option(
                names = "--state",
                paramLabel = "STATE",
                split = ",",
                description = "With --run-ended: only these ends: succeeded, failed, cancelled.")
        private List<String> states = List.of();

        @Option(
                names = "--when",
                paramLabel = "EXPRESSION",
                description = "Only when this is true, such as 'event.data.output.total > 100'.")
        private @Nullable String filter;

        @Option(
                names = "--event-input",
                paramLabel = "INPUT",
                description = "The input that gets the whole event (default: the members of its data are the inputs).")
        private @Nullable String eventInput;

        Event(Terminal terminal) {
            super(terminal, Kind.EVENT);
        }

        @Override
        void fill(RemoteTriggers remote, Map<String, @Nullable Object> body) {
            var event = new java.util.LinkedHashMap<String, @Nullable Object>();
            event.put(
                    "kind", happening.type != null ? "posted" : happening.runEnded ? "run_ended" : "version_published");
            event.put("flowId", watched == null ? null : remote.flow(watched));
            if (!states.isEmpty()) {
                event.put(
                        "states",
                        states.stream()
                                .map(each -> each.toLowerCase(Locale.ROOT))
                                .toList());
            }
            event.put("type", happening.type);
            body.put("event", event);
            body.put("filter", filter);
            body.put("eventInput", eventInput);
        }

        @Override
        String text(RemoteTriggers remote, Trigger trigger) {
            var text = new TriggerText(remote);
            return "Added " + trigger.name() + ". It starts " + text.starts(trigger) + " when: " + text.when(trigger);
        }
    }
}
