package dev.foldwork.cli.run;

import dev.foldwork.cli.BoundedFile;
import dev.foldwork.cli.CliFailure;
import dev.foldwork.cli.ExitCode;
import dev.foldwork.flow.json.Json;
import dev.foldwork.flow.json.JsonException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The inputs of a run as given on the command line. */
public final class RunInputs {

    private static final int MOST_BYTES = 16 << 20;

    @Option(
            names = {"-i", "--input"},
            paramLabel = "NAME=VALUE",
            description = "One input; the value is JSON when it reads as JSON, else text.")
    private List<String> pairs = new ArrayList<>();

    @Option(
            names = {"-f", "--inputs"},
            paramLabel = "FILE",
            description = "All inputs as a JSON file, or - for standard input.")
    private @Nullable String file;

    /**
     * Returns the inputs: those of the file (else of the sample), with the single ones written over them.
     *
     * @param sample the sample's {@code input.json}, or null
     */
    public Map<String, @Nullable Object> read(@Nullable Path sample) {
        var inputs = new LinkedHashMap<String, @Nullable Object>();
        String given = file;
        if (given != null) {
            inputs.putAll(parse(
                    given.equals("-") ? standardInput() : BoundedFile.read(Path.of(given), MOST_BYTES),
                    given.equals("-") ? "standard input" : given));
        } else if (sample != null && Files.exists(sample)) {
            inputs.putAll(parse(BoundedFile.read(sample, MOST_BYTES), sample.toString()));
        }
        for (String pair : pairs) {
            int equals = pair.indexOf('=');
            if (equals < 1) {
                throw new CliFailure(
                        "INPUT_SYNTAX", ExitCode.USAGE, "'" + pair + "' is no input", "write it as name=value");
            }
            inputs.put(pair.substring(0, equals), value(pair.substring(equals + 1)));
        }
        return inputs;
    }

    /** Returns JSON when the text reads as JSON, else the text itself. */
    static @Nullable Object value(String text) {
        try {
            return Json.parse(text);
        } catch (JsonException plain) {
            return text;
        }
    }

    private static Map<String, @Nullable Object> parse(byte[] bytes, String name) {
        if (bytes.length > MOST_BYTES) {
            throw new CliFailure(
                    "INPUT_TOO_LARGE",
                    ExitCode.USAGE,
                    "The inputs in " + name + " are larger than 16 MiB",
                    "give large data as files in a folder granted with --folder");
        }
        try {
            return Json.object(bytes);
        } catch (JsonException invalid) {
            throw new CliFailure(
                    "INPUT_SYNTAX",
                    ExitCode.USAGE,
                    "The inputs in " + name + " are no JSON object: " + invalid.getMessage(),
                    "write {\"name\": value, ...}");
        }
    }

    private static byte[] standardInput() {
        try (InputStream in = System.in) {
            return in.readNBytes(MOST_BYTES + 1);
        } catch (IOException broken) {
            throw new CliFailure(
                    "FILE_UNREADABLE", ExitCode.FAILED, "Standard input broke: " + broken.getMessage(), "");
        }
    }

    /** Returns a value for people: text as it is, everything else as JSON. */
    static String show(@Nullable Object value) {
        return value instanceof String text ? text : new String(Json.bytes(value), StandardCharsets.UTF_8);
    }
}
