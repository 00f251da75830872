package dev.foldwork.backend.run;

import dev.foldwork.backend.problem.ApiProblem;
import dev.foldwork.backend.problem.Code;
import dev.foldwork.backend.wire.Cursor;
import dev.foldwork.backend.wire.Page;
import dev.foldwork.flow.Problem;
import dev.foldwork.flow.run.RunState;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads which runs a request asks for; refuses it once, naming everything in it that cannot be understood. */
final class RunFilterReader {

    private static final Set<String> KNOWN = new LinkedHashSet<>(List.of(
            "flow", "version", "state", "asking", "engine", "from", "to", "by", "trigger", "text", "keep", "limit",
            "cursor", "before"));
    private static final int PAGE = 50;
    private static final int LONGEST = 200;
    private static final int SHORTEST_TEXT = 3;

    private final Map<String, List<String>> given;
    private final List<Problem> problems = new ArrayList<>();

    private RunFilterReader(Map<String, List<String>> given) {
        this.given = given;
    }

    /**
     * A page that is wanted.
     *
     * @param after what the page begins behind
     * @param before the run the page begins behind, where no cursor says it
     */
    record Wanted(
            RunFilter filter,
            int limit,
            @Nullable Cursor after,
            @Nullable UUID before) {}

    static Wanted read(Map<String, List<String>> given) {
        return new RunFilterReader(given).read();
    }

    private Wanted read() {
        given.keySet().stream()
                .filter(name -> !KNOWN.contains(name))
                .forEach(name -> refuse(name, "left out; known here are " + String.join(", ", KNOWN)));
        String flow = text("flow", 1);
        UUID flowId = flow == null || flow.length() != 36 ? null : parsed(flow, UUID::fromString);
        Integer version = value("version", "a version's number, or draft; together with flow", this::version);
        var filter = new RunFilter(
                flowId == null ? flow : null,
                flowId,
                version,
                states(),
                value("asking", "true or false", RunFilterReader::flag),
                value("engine", "cloud or local", text -> text.matches("cloud|local") ? text : null),
                time("from"),
                time("to"),
                text("by", 1),
                value(
                        "trigger",
                        names(RunOrigin.Trigger.values(), RunOrigin.Trigger::wire),
                        text -> RunOrigin.Trigger.of(text).orElse(null)),
                text("text", SHORTEST_TEXT),
                value("keep", "true or false", RunFilterReader::flag));
        Integer limit = value("limit", "a number from 1 to " + Page.LARGEST, RunFilterReader::limit);
        Cursor after = value("cursor", "the 'next' of a page of runs", RunFilterReader::cursor);
        UUID before = value("before", "the id of a run", text -> parsed(text, UUID::fromString));
        if (after != null && before != null) {
            refuse("before", "left out when cursor is given");
        }
        refuseAll();
        return new Wanted(filter, limit == null ? PAGE : limit, after, before);
    }

    private void refuse(String name, String expected) {
        problems.add(new Problem(
                Code.REQUEST_INVALID.name(),
                Problem.Severity.ERROR,
                null,
                0,
                0,
                null,
                "'" + name + "' must be " + expected,
                "mend or leave out '" + name + "'"));
    }

    private void refuseAll() {
        if (!problems.isEmpty()) {
            throw new ApiProblem(
                    Code.REQUEST_INVALID,
                    problems.stream().map(Problem::message).collect(Collectors.joining("; ")) + ".",
                    problems);
        }
    }

    private <T> @Nullable T value(String name, String expected, Function<String, @Nullable T> read) {
        List<String> values = given.getOrDefault(name, List.of());
        if (values.isEmpty()) {
            return null;
        }
        T value = values.size() > 1 ? null : read.apply(values.getFirst());
        if (value == null) {
            refuse(name, expected);
        }
        return value;
    }

    private @Nullable String text(String name, int shortest) {
        return value(
                name,
                "a text of " + shortest + " to " + LONGEST + " characters",
                text -> text.length() < shortest || text.length() > LONGEST || text.indexOf('\0') >= 0 ? null : text);
    }

    private @Nullable Integer version(String text) {
        if (!given.containsKey("flow")) {
            return null;
        }
        if (text.equals("draft")) {
            return RunOrigin.DRAFT;
        }
        return text.matches("[1-9][0-9]{0,8}") ? Integer.valueOf(text) : null;
    }

    private List<RunState> states() {
        var states = new LinkedHashSet<RunState>();
        for (String name :
                String.join(",", given.getOrDefault("state", List.of())).split(",")) {
            Arrays.stream(RunState.values())
                    .filter(state -> state.wire().equals(name))
                    .forEach(states::add);
            if (given.containsKey("state")
                    && states.stream().noneMatch(state -> state.wire().equals(name))) {
                refuse("state", names(RunState.values(), RunState::wire) + ", not '" + name + "'");
            }
        }
        return List.copyOf(states);
    }

    private static <T> String names(T[] values, Function<T, String> name) {
        return "one of " + Arrays.stream(values).map(name).collect(Collectors.joining(", "));
    }

    private static @Nullable Boolean flag(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> null;
        };
    }

    private @Nullable Instant time(String name) {
        return value(name, "a time like 2026-01-31T08:00:00Z", text -> {
            try {
                Instant time = Instant.parse(text);
                return time.isAfter(Instant.EPOCH) && time.isBefore(Instant.ofEpochSecond(1L << 40)) ? time : null;
            } catch (DateTimeParseException malformed) {
                return null;
            }
        });
    }

    private static @Nullable Integer limit(String text) {
        return text.matches("[1-9][0-9]{0,2}") && Integer.parseInt(text) <= Page.LARGEST ? Integer.valueOf(text) : null;
    }

    private static @Nullable Cursor cursor(String text) {
        try {
            Cursor cursor = Cursor.of(text, 2);
            return cursor != null && cursor.time(0).isAfter(Instant.EPOCH) && cursor.id(1) != null ? cursor : null;
        } catch (ApiProblem foreign) {
            return null;
        }
    }

    private static <T> @Nullable T parsed(String text, Function<String, T> parse) {
        try {
            return parse.apply(text);
        } catch (IllegalArgumentException malformed) {
            return null;
        }
    }
}
