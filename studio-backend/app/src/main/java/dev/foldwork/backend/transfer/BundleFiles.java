package dev.foldwork.backend.transfer;

import dev.foldwork.backend.flow.FlowExchange;
import dev.foldwork.backend.flow.FlowExchange.Content;
import dev.foldwork.flow.bundle.Bundle;
import dev.foldwork.flow.json.Json;
import dev.foldwork.flow.json.JsonException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The files of a bundle: a flow with what stands beside it, or a whole team with a folder for each flow and {@value #TEAM}
 * that lists them. Called versions stand in {@code pinned/NAME@NUMBER/}, or where the lock says.
 */
final class BundleFiles {

    /** The main file of a team's bundle. */
    static final String TEAM = "team.json";

    private static final String LOCK = "foldwork.lock";
    private static final String DOCUMENT = ".flow.yaml";
    private static final String LAYOUT = ".flow.layout.json";
    private static final Pattern PIN = Pattern.compile("[a-z][a-z0-9_-]*/([a-z][a-z0-9_]{0,62})@([1-9][0-9]{0,8})");

    /** Kinds of text that flows use; pages and pictures can hold programs and are not among them. */
    private static final Set<String> KINDS = Set.of(
            "yaml", "yml", "json", "jsonl", "md", "txt", "csv", "tsv", "sql", "py", "js", "mjs", "ts", "prompt", "j2",
            "jinja", "tmpl", "toml", "ini", "lock");

    private final Map<String, String> texts = new TreeMap<>();
    private final Map<String, Parcel.Version> versions = new LinkedHashMap<>();

    private BundleFiles(Bundle bundle) {
        bundle.files().forEach((path, bytes) -> {
            String kind = path.replaceAll("^.*[./]", "");
            if (!KINDS.contains(kind)) {
                throw ParcelReader.refused("'" + path + "' is of a kind that flows do not use");
            }
            texts.put(path, ParcelReader.text(bytes, path));
        });
    }

    static Parcel read(Bundle bundle) {
        var files = new BundleFiles(bundle);
        if (bundle.main().equals(TEAM)) {
            return files.team();
        }
        Content flow = files.flow("", bundle.main(), "");
        return new Parcel("flowpack", List.of(flow), List.copyOf(files.versions.values()), Map.of());
    }

    private Parcel team() {
        var flows = new ArrayList<Content>();
        var seen = new LinkedHashMap<String, String>();
        if (!(json(TEAM).get("flows") instanceof List<?> list)) {
            throw ParcelReader.refused("'" + TEAM + "' lists no flows");
        }
        for (Object each : list) {
            if (!(each instanceof Map<?, ?> entry)
                    || !(entry.get("name") instanceof String name)
                    || !(entry.get("folder") instanceof String folder)
                    || seen.put(name, folder) != null
                    || !texts.containsKey(name + "/" + name + DOCUMENT)) {
                throw ParcelReader.refused("'" + TEAM + "' lists something that is not in the bundle, or twice");
            }
            flows.add(flow(name + "/", name + "/" + name + DOCUMENT, folder));
        }
        texts.keySet().stream()
                .filter(path -> !path.equals(TEAM) && !seen.containsKey(path.replaceAll("/.*", "")))
                .findFirst()
                .ifPresent(path -> {
                    throw ParcelReader.refused("'" + path + "' belongs to no flow of the bundle");
                });
        return new Parcel("team", List.copyOf(flows), List.copyOf(versions.values()), Map.of());
    }

    private Content flow(String prefix, String main, String folder) {
        String text = String.valueOf(texts.get(main));
        String named = main.substring(prefix.length()).replace(DOCUMENT, "");
        var own = new TreeMap<String, String>();
        texts.forEach((path, content) -> {
            String inside = path.startsWith(prefix) ? path.substring(prefix.length()) : "";
            boolean apart = inside.equals(LOCK)
                    || inside.equals(named + LAYOUT)
                    || inside.startsWith("pinned/")
                    || path.equals(main);
            if (!inside.isEmpty() && !apart) {
                own.put(inside, content);
            }
        });
        if (texts.containsKey(prefix + LOCK)) {
            lock(prefix, own);
        }
        String name = FlowExchange.name(text, own);
        if (!named.equals(name)) {
            throw ParcelReader.refused("'" + main + "' holds the flow '" + name + "': the file must be named like it");
        }
        return new Content(null, name, text, Map.copyOf(own), layout(prefix, name), folder, false);
    }

    private void lock(String prefix, Map<String, String> own) {
        if (!(json(prefix + LOCK).get("flows") instanceof Map<?, ?> pins)) {
            throw ParcelReader.refused("'" + prefix + LOCK + "' pins no flows");
        }
        pins.forEach((pin, value) -> {
            Matcher matcher = PIN.matcher(String.valueOf(pin));
            String file = value instanceof Map<?, ?> entry ? String.valueOf(entry.get("file")) : "";
            if (!matcher.matches() || !texts.containsKey(prefix + file)) {
                throw ParcelReader.refused("'" + prefix + LOCK + "' pins something that is not in the bundle");
            }
            add(matcher.group(1), Integer.parseInt(matcher.group(2)), prefix, file);
            own.remove(file);
        });
    }

    private void add(String name, int number, String prefix, String file) {
        String folder = file.contains("/") ? prefix + file.replaceAll("[^/]*$", "") : prefix;
        var beside = new TreeMap<String, String>();
        if (!folder.equals(prefix)) {
            texts.forEach((path, text) -> {
                boolean apart = path.equals(prefix + file) || path.equals(folder + name + LAYOUT);
                if (path.startsWith(folder) && !apart) {
                    beside.put(path.substring(folder.length()), text);
                }
            });
        }
        String text = String.valueOf(texts.get(prefix + file));
        if (!FlowExchange.name(text, beside).equals(name)) {
            throw ParcelReader.refused("'" + prefix + file + "' is pinned as '" + name + "' and is another flow");
        }
        var content = new Content(null, name, text, beside, layout(folder, name), "", false);
        Parcel.Version known = versions.putIfAbsent(name + "@" + number, new Parcel.Version(number, content));
        if (known != null && !known.content().sameAs(content)) {
            throw ParcelReader.refused("'" + name + "@" + number + "' stands in the bundle in two forms");
        }
    }

    private Map<String, @Nullable Object> layout(String folder, String name) {
        String path = folder + name + LAYOUT;
        return texts.containsKey(path) ? json(path) : Map.of();
    }

    private Map<String, @Nullable Object> json(String path) {
        try {
            return Json.object(String.valueOf(texts.get(path)));
        } catch (JsonException invalid) {
            throw ParcelReader.refused("'" + path + "' cannot be read: " + invalid.getMessage());
        }
    }
}
