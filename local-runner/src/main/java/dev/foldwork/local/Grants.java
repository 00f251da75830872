package dev.foldwork.local;

import dev.foldwork.flow.Problem;
import dev.foldwork.flow.Problem.Severity;
import dev.foldwork.flow.plan.Access;
import dev.foldwork.flow.plan.Plan;
import dev.foldwork.flow.run.Runs.StartOptions;
import dev.foldwork.node.Artifacts;
import dev.foldwork.node.Resources;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a run was granted at its start, as the journal keeps it. Immutable. */
record Grants(Map<String, String> folders, List<String> privateHosts) {

    static Grants of(StartOptions options) {
        var folders = new LinkedHashMap<String, String>();
        options.folders()
                .forEach((name, path) -> folders.put(
                        name, Path.of(path).toAbsolutePath().normalize().toString()));
        return new Grants(folders, options.privateHosts());
    }

    Map<String, @Nullable Object> toJson() {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("folders", new LinkedHashMap<String, @Nullable Object>(folders));
        json.put("privateHosts", new ArrayList<@Nullable Object>(privateHosts));
        return json;
    }

    static Grants fromJson(Map<String, @Nullable Object> json) {
        var folders = new LinkedHashMap<String, String>();
        if (json.get("folders") instanceof Map<?, ?> map) {
            map.forEach((name, path) -> folders.put(String.valueOf(name), String.valueOf(path)));
        }
        var hosts = new ArrayList<String>();
        if (json.get("privateHosts") instanceof List<?> list) {
            list.forEach(host -> hosts.add(String.valueOf(host)));
        }
        return new Grants(folders, hosts);
    }

    /** Returns everything the plan asks for that was not granted. */
    List<Problem> problems(Plan plan, RunSecrets.Lack lack) {
        var problems = new ArrayList<Problem>();
        plan.access().folders().forEach((name, folder) -> {
            String path = folders.get(name);
            if (path == null) {
                problems.add(problem(
                        "FOLDER_MISSING",
                        "The flow asks for the folder '" + name + "' (" + folder.title() + "), which was not granted",
                        "grant it with --folder " + name + "=PATH"));
            } else if (!Files.isDirectory(Path.of(path))) {
                problems.add(problem(
                        "FOLDER_MISSING",
                        "The folder granted as '" + name + "' is not there: " + path,
                        "make it, or grant another one with --folder " + name + "=PATH"));
            }
        });
        for (String name : lack.secrets()) {
            problems.add(problem(
                    "SECRET_MISSING",
                    "The flow needs the secret '" + name + "', which has no value",
                    "set the environment variable FOLDWORK_SECRET_" + name));
        }
        lack.connections()
                .forEach((name, kind) -> problems.add(
                        connection(name, plan.access().connections().get(name), kind)));
        return problems;
    }

    private static Problem connection(String name, @Nullable String asked, String found) {
        String remedy = "give it with --connection " + name + "=FILE.json, or in the environment variable"
                + " FOLDWORK_CONNECTION_" + name;
        return found.isEmpty()
                ? problem(
                        "CONNECTION_MISSING",
                        "The flow needs the connection '" + name + "' of kind " + asked + ", which is not given",
                        remedy)
                : problem(
                        "CONNECTION_KIND",
                        "The flow needs the connection '" + name + "' of kind " + asked
                                + ", but the one given is of kind " + found,
                        remedy);
    }

    private static Problem problem(String code, String message, String remedy) {
        return new Problem(code, Severity.ERROR, null, 0, 0, null, message, remedy);
    }

    Resources resources(Plan plan, Artifacts artifacts) {
        var granted = new LinkedHashMap<String, Resources.Folder>();
        Access access = plan.access();
        access.folders().forEach((name, folder) -> {
            String path = folders.get(name);
            if (path != null) {
                granted.put(name, new Resources.Folder(Path.of(path), folder.writable()));
            }
        });
        return new Resources(granted, access.hosts(), privateHosts, artifacts);
    }
}
