package dev.foldwork.cli.run;

import dev.foldwork.cli.CliFailure;
import dev.foldwork.cli.ExitCode;
import dev.foldwork.flow.document.FlowReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What stands beside a sample's flow: inputs, and in {@code sample.yaml} the answers a person would give and the folders it
 * may work on.
 *
 * @param answers answers by node path, used when nobody can be asked
 * @param folders folder of the sample to be copied and granted, by the flow's name for it
 * @param site pages to be served while the sample runs, or null
 */
record Sample(
        @Nullable Path input,
        Map<String, @Nullable Object> answers,
        Map<String, Path> folders,
        @Nullable Site site) {

    static final Sample NONE = new Sample(null, Map.of(), Map.of(), null);

    /** A folder to be served, the input that receives its address, and how often a file is busy first. */
    record Site(Path folder, String input, Map<String, Integer> busy) {}

    static Sample of(@Nullable Path folder) {
        if (folder == null) {
            return NONE;
        }
        Path about = folder.resolve("sample.yaml");
        Path input = folder.resolve("input.json");
        if (!Files.exists(about)) {
            return new Sample(input, Map.of(), Map.of(), null);
        }
        Map<String, @Nullable Object> document = read(about);
        var folders = new LinkedHashMap<String, Path>();
        if (document.get("folders") instanceof Map<?, ?> map) {
            map.forEach((name, from) -> folders.put(String.valueOf(name), folder.resolve(String.valueOf(from))));
        }
        var answers = new LinkedHashMap<String, @Nullable Object>();
        if (document.get("answers") instanceof Map<?, ?> map) {
            map.forEach((path, answer) -> answers.put(String.valueOf(path), answer));
        }
        return new Sample(input, answers, folders, site(folder, document));
    }

    private static @Nullable Site site(Path folder, Map<String, @Nullable Object> document) {
        if (!(document.get("serve") instanceof Map<?, ?> serve)) {
            return null;
        }
        var busy = new LinkedHashMap<String, Integer>();
        if (serve.get("busy") instanceof Map<?, ?> map) {
            map.forEach((name, times) -> busy.put(String.valueOf(name), ((Number) times).intValue()));
        }
        Path served = folder.resolve(String.valueOf(serve.get("folder")))
                .toAbsolutePath()
                .normalize();
        return new Site(served, String.valueOf(serve.get("input")), busy);
    }

    private static Map<String, @Nullable Object> read(Path about) {
        try {
            var read = FlowReader.read(Files.readAllBytes(about), about.toString());
            if (read.document() != null) {
                return read.document().value();
            }
            throw new CliFailure(
                    "FILE_UNREADABLE",
                    ExitCode.FAILED,
                    about + ": " + read.problems().getFirst().message(),
                    "",
                    read.problems());
        } catch (IOException unreadable) {
            throw new CliFailure("FILE_UNREADABLE", ExitCode.FAILED, about + ": " + unreadable.getMessage(), "");
        }
    }
}
