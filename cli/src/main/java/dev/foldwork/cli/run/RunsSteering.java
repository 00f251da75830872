package dev.foldwork.cli.run;

import dev.foldwork.cli.CliFailure;
import dev.foldwork.cli.ExitCode;
import dev.foldwork.cli.Terminal;
import dev.foldwork.cli.run.RunsCommand.OnRun;
import dev.foldwork.flow.run.RunState;
import dev.foldwork.flow.run.Runs;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Subcommands of {@code runs} that change a run or start one from it. */
final class RunsSteering {

    private RunsSteering() {}

    @Command(name = "cancel", mixinStandardHelpOptions = true, description = "End a run; what executes is interrupted.")
    static final class Cancel extends OnRun {

        Cancel(Terminal terminal) {
            super(terminal);
        }

        @Override
        int with(Runs runs, String run) throws InterruptedException {
            runs.cancel(run);
            follow(runs, run);
            return ExitCode.OK;
        }
    }

    @Command(name = "pause", mixinStandardHelpOptions = true, description = "Keep new attempts from starting.")
    static final class Pause extends OnRun {

        private static final int LOOKS = 100;
        private static final long LOOK_MILLIS = 50;

        Pause(Terminal terminal) {
            super(terminal);
        }

        @Override
        int with(Runs runs, String run) throws InterruptedException {
            runs.pause(run);
            for (int look = 0; look < LOOKS; look++) {
                RunState state = runs.get(run).orElseThrow().state();
                if (state == RunState.PAUSED || state.isFinal()) {
                    terminal.err().println("Run " + run + " is " + state.wire() + ". → foldwork runs resume " + run);
                    return ExitCode.OK;
                }
                Thread.sleep(LOOK_MILLIS);
            }
            throw new CliFailure(
                    "RUN_OWNER_SILENT",
                    ExitCode.CONFLICT,
                    "The process that works on run " + run + " has not paused it yet; the request is kept",
                    "foldwork runs get " + run);
        }
    }

    @Command(
            name = "resume",
            mixinStandardHelpOptions = true,
            description = "Lift a pause, or take a run up again that was set aside.")
    static final class Resume extends OnRun {

        Resume(Terminal terminal) {
            super(terminal);
        }

        @Override
        int with(Runs runs, String run) throws InterruptedException {
            runs.resume(run);
            return follow(runs, run);
        }
    }

    @Command(
            name = "answer",
            mixinStandardHelpOptions = true,
            description = "Answer a run's open question and go on to its end or its next question.")
    static final class Answer extends OnRun {

        @Parameters(index = "1", paramLabel = "PATH", description = "Path of the node that asks.")
        private String path = "";

        @Parameters(index = "2", paramLabel = "ANSWER", description = "An option's id, JSON, or text.")
        private String answer = "";

        Answer(Terminal terminal) {
            super(terminal);
        }

        @Override
        int with(Runs runs, String run) throws InterruptedException {
            runs.answer(run, path, RunInputs.value(answer), System.getProperty("user.name"));
            return follow(runs, run);
        }
    }

    @Command(
            name = "retry",
            mixinStandardHelpOptions = true,
            description = "Start a new run that keeps what succeeded in an unsuccessful one.")
    static final class Retry extends OnRun {

        Retry(Terminal terminal) {
            super(terminal);
        }

        @Override
        int with(Runs runs, String run) throws InterruptedException {
            return follow(runs, runs.retry(run));
        }
    }

    @Command(
            name = "rerun",
            mixinStandardHelpOptions = true,
            description = "Start a new run that keeps everything that does not depend on a node.")
    static final class Rerun extends OnRun {

        @Option(names = "--from", required = true, paramLabel = "PATH", description = "The node to begin with.")
        private String from = "";

        Rerun(Terminal terminal) {
            super(terminal);
        }

        @Override
        int with(Runs runs, String run) throws InterruptedException {
            return follow(runs, runs.rerun(run, from));
        }
    }
}
