package dev.foldwork.cli.trigger;

import dev.foldwork.flow.json.Json;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How triggers are written for people. */
record TriggerText(RemoteTriggers remote) {

    private static final DateTimeFormatter WITH_ZONE =
            DateTimeFormatter.ofPattern("EEE yyyy-MM-dd HH:mm:ss xxx", Locale.ENGLISH);

    /** Returns a time as it is read in a zone, and the zone. */
    static String time(@Nullable Object instant, ZoneId zone) {
        return WITH_ZONE.format(Instant.parse(String.valueOf(instant)).atZone(zone)) + " " + zone.getId();
    }

    /** Returns the zone in which the times of a trigger are read: its own, or the one here. */
    static ZoneId zone(Trigger trigger) {
        return trigger.kind() == Kind.SCHEDULE ? ZoneId.of(trigger.text("zone")) : ZoneId.systemDefault();
    }

    /** Returns the due times of a schedule, one a line. */
    String times(Trigger schedule) {
        ZoneId zone = zone(schedule);
        List<String> times = remote.next(schedule);
        return times.isEmpty()
                ? "  never again"
                : times.stream().map(each -> "  " + time(each, zone)).collect(Collectors.joining("\n"));
    }

    /** Returns which flow is started, such as {@code report@3}; without a number it is the newest version. */
    String starts(Trigger trigger) {
        Object flow = trigger.json().get("flowId");
        if (flow == null) {
            return "sent along, " + trigger.text("hash").substring(0, 12);
        }
        Object version = trigger.json().get("version");
        return remote.flowName(flow.toString()) + (version == null ? "" : "@" + version);
    }

    /** Returns what sets it off, in some words. */
    String when(Trigger trigger) {
        return switch (trigger.kind()) {
            case SCHEDULE -> trigger.text("cron") + " " + trigger.text("zone");
            case WEBHOOK ->
                "called at its path" + (Boolean.TRUE.equals(trigger.json().get("signed")) ? ", signed" : "");
            case EVENT -> awaited(trigger);
        };
    }

    private String awaited(Trigger trigger) {
        Map<?, ?> event = trigger.json().get("event") instanceof Map<?, ?> map ? map : Map.of();
        Object watched = event.get("flowId");
        String flow = watched == null ? "any flow" : remote.flowName(watched.toString());
        String what = switch (String.valueOf(event.get("kind"))) {
            case "run_ended" -> "a run of " + flow + " " + ends(event.get("states"));
            case "version_published" -> "a version of " + flow + " is published";
            default -> String.valueOf(event.get("type"));
        };
        Object filter = trigger.json().get("filter");
        return what + (filter == null ? "" : ", if " + filter);
    }

    private static String ends(@Nullable Object states) {
        return states instanceof List<?> list && !list.isEmpty()
                ? list.stream().map(TriggerText::end).collect(Collectors.joining(" or "))
                : "ends";
    }

    private static String end(Object state) {
        return state.equals("cancelled") ? "is cancelled" : state.equals("failed") ? "fails" : "succeeds";
    }

    private String state(Trigger trigger) {
        if (trigger.paused()) {
            return "paused";
        }
        Object next = trigger.json().get("nextAt");
        return trigger.kind() != Kind.SCHEDULE
                ? "active"
                : next == null ? "never due again" : "next " + time(next, zone(trigger));
    }

    /** Returns a list of triggers under a head, each column as wide as what stands in it. */
    List<String> table(List<Trigger> triggers) {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("NAME", "KIND", "STARTS", "WHEN", "STATE"));
        triggers.forEach(trigger -> rows.add(
                List.of(trigger.name(), trigger.kind().word(), starts(trigger), when(trigger), state(trigger))));
        return rows.stream().map(row -> line(row, rows)).toList();
    }

    private static String line(List<String> row, List<List<String>> rows) {
        var line = new StringBuilder();
        for (int i = 0; i < row.size(); i++) {
            int column = i;
            int width = rows.stream()
                    .mapToInt(each -> each.get(column).length())
                    .max()
                    .orElse(0);
            line.append(row.get(i)).append(" ".repeat(width - row.get(i).length() + 2));
        }
        return line.toString().stripTrailing();
    }

    /** Returns everything there is to say about a trigger. */
    String all(Trigger trigger) {
        var lines = new LinkedHashMap<String, @Nullable Object>();
        lines.put("id", trigger.id());
        lines.put("starts", starts(trigger) + ", " + place(trigger));
        lines.put("inputs", trigger.json().get("inputs"));
        lines.put("folders", trigger.json().get("folders"));
        lines.put("private hosts", trigger.json().get("privateHosts"));
        lines.put("when", when(trigger));
        switch (trigger.kind()) {
            case SCHEDULE -> {
                lines.put("skipped", trigger.json().get("skipped"));
                lines.put("added", trigger.json().get("added"));
                lines.put("missed", trigger.text("catchUp") + ", at most " + trigger.text("catchUpLimit"));
                lines.put("overlap", trigger.json().get("overlap"));
            }
            case WEBHOOK -> {
                lines.put("body goes to", trigger.json().get("bodyInput"));
                lines.put("answer", trigger.json().get("answer"));
                lines.put("per minute", trigger.json().get("perMinute"));
            }
            case EVENT -> lines.put("event goes to", trigger.json().get("eventInput"));
        }
        lines.put("state", state(trigger));
        lines.put("changed", time(trigger.json().get("updatedAt"), ZoneId.systemDefault()));
        return trigger.name() + " (" + trigger.kind().word() + ")\n"
                + lines.entrySet().stream()
                        .filter(line -> said(line.getValue()))
                        .map(line -> String.format("  %-13s %s", line.getKey(), shown(line.getValue())))
                        .collect(Collectors.joining("\n"));
    }

    private static boolean said(@Nullable Object value) {
        return switch (value) {
            case null -> false;
            case List<?> list -> !list.isEmpty();
            case Map<?, ?> map -> !map.isEmpty();
            default -> true;
        };
    }

    private static String shown(@Nullable Object value) {
        return switch (value) {
            case List<?> list -> list.stream().map(String::valueOf).collect(Collectors.joining(", "));
            case Map<?, ?> map -> Json.write(map);
            case null, default -> String.valueOf(value);
        };
    }

    private String place(Trigger trigger) {
        if (!"local".equals(trigger.json().get("engine"))) {
            return "in the cloud";
        }
        Object runner = trigger.json().get("runner");
        return runner == null
                ? "on a runner that was removed"
                : "on the runner " + remote.runnerName(runner.toString());
    }

    /** Returns one entry of a history as a line. */
    String entry(Trigger trigger, Map<String, @Nullable Object> entry) {
        ZoneId zone = zone(trigger);
        Object run = entry.get("run");
        String came = run == null ? String.valueOf(entry.getOrDefault("reason", "")) : "run " + run;
        String line = switch (trigger.kind()) {
            case SCHEDULE -> String.format("%s  %-8s %s", time(entry.get("dueAt"), zone), entry.get("outcome"), came);
            case WEBHOOK ->
                String.format(
                        "%s  %-8s %s  %s",
                        time(entry.get("at"), zone), run == null ? "gone" : "started", came, entry.get("delivery"));
            case EVENT ->
                String.format(
                        "%s  %-8s %s  %s",
                        time(entry.get("happenedAt"), zone), entry.get("outcome"), came, entry.get("type"));
        };
        return line.stripTrailing();
    }
}
