package dev.foldwork.cli;

import dev.foldwork.cli.Terminal.Style;
import dev.foldwork.flow.Problem;
import dev.foldwork.flow.json.Json;
import dev.foldwork.flow.run.RunRefused;
import dev.foldwork.local.journal.JournalException;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says what went wrong and what to do, as text or as JSON, and gives the exit code. */
record FailureReport(Terminal terminal, boolean json) {

    int of(Exception fault) {
        return switch (fault) {
            case CliFailure failure ->
                report(failure.code(), failure.exitCode(), failure.getMessage(), failure.remedy(), failure.problems());
            case RunRefused refused ->
                report(
                        refused.code(),
                        exitCode(refused.code()),
                        refused.getMessage(),
                        refused.problems().isEmpty()
                                ? ErrorBook.remedy(refused.code()).orElse("")
                                : "",
                        refused.problems());
            case JournalException journal ->
                report(
                        journal.code(),
                        ExitCode.FAILED,
                        journal.getMessage(),
                        ErrorBook.remedy(journal.code()).orElse(""),
                        List.of());
            default ->
                report(
                        "INTERNAL_ERROR",
                        ExitCode.FAILED,
                        "Something unforeseen happened: " + fault,
                        "run again with FOLDWORK_DEBUG=1 and report what it prints",
                        stack(fault));
        };
    }

    /** Says as JSON that the command line could not be understood. */
    void usage(String message) {
        report("USAGE_INVALID", ExitCode.USAGE, message, "add --help to see how the command is used", List.of());
    }

    private List<Problem> stack(Exception fault) {
        if (System.getenv("FOLDWORK_DEBUG") != null) {
            fault.printStackTrace(terminal.err());
        }
        return List.of();
    }

    private int report(String code, int exit, @Nullable String message, String remedy, List<Problem> problems) {
        if (json) {
            var error = new LinkedHashMap<String, @Nullable Object>();
            error.put("code", code);
            error.put("message", message);
            error.put("remedy", remedy);
            error.put("problems", ProblemText.json(problems));
            var document = new LinkedHashMap<String, @Nullable Object>();
            document.put("error", error);
            terminal.out().println(Json.write(document));
            return exit;
        }
        problems.forEach(problem -> terminal.err().println(ProblemText.of(problem, terminal)));
        terminal.err().println(terminal.styled(Style.BAD, "foldwork: ") + message);
        if (!remedy.isEmpty()) {
            terminal.err().println("  " + terminal.styled(Style.LINK, "→ " + remedy));
        }
        return exit;
    }

    private static int exitCode(String code) {
        return switch (code) {
            case "REQUEST_INVALID",
                    "SCHEDULE_INVALID",
                    "INPUT_INVALID",
                    "SECRET_MISSING",
                    "CONNECTION_MISSING",
                    "CONNECTION_KIND",
                    "CONNECTION_INVALID",
                    "FOLDER_MISSING",
                    "ANSWER_INVALID" -> ExitCode.USAGE;
            case "RUN_UNKNOWN",
                    "NODE_UNKNOWN",
                    "INVITATION_UNKNOWN",
                    "FLOW_UNKNOWN",
                    "VERSION_UNKNOWN",
                    "SECRET_UNKNOWN",
                    "CONNECTION_UNKNOWN",
                    "RUNNER_UNKNOWN",
                    "SCHEDULE_UNKNOWN",
                    "WEBHOOK_UNKNOWN",
                    "EVENT_TRIGGER_UNKNOWN" -> ExitCode.NOT_FOUND;
            case "FLOW_INVALID" -> ExitCode.DEFINITION_INVALID;
            case "TOKEN_MISSING",
                    "TOKEN_INVALID",
                    "ACCESS_DENIED",
                    "ROLE_MISSING",
                    "SESSION_INVALID",
                    "SIGN_IN_FAILED",
                    "TEAM_MISSING",
                    "LOGIN_DENIED",
                    "LOGIN_EXPIRED" -> ExitCode.AUTHENTICATION;
            case "RUN_FINAL",
                    "RUN_NOT_FINAL",
                    "RUN_NOT_UNSUCCESSFUL",
                    "QUESTION_NOT_OPEN",
                    "RUN_OWNER_SILENT",
                    "DRAFT_CONFLICT",
                    "FLOW_NAME_TAKEN",
                    "FLOW_NAME_FIXED",
                    "FLOW_ARCHIVED",
                    "FLOW_NOT_PUBLISHED",
                    "RUNNER_MISSING",
                    "EVENT_TRIGGERS_TOO_MANY",
                    "SECRET_IN_USE",
                    "SECRET_NAME_TAKEN",
                    "CONNECTION_IN_USE",
                    "CONNECTION_NAME_TAKEN",
                    "IDEMPOTENCY_CONFLICT" -> ExitCode.CONFLICT;
            case "DATABASE_UNREACHABLE" -> ExitCode.UNREACHABLE;
            default -> ExitCode.FAILED;
        };
    }
}
