package dev.foldwork.cli;

import dev.foldwork.flow.check.ConnectionFields;
import dev.foldwork.flow.connection.ConnectionKind;
import dev.foldwork.flow.connection.ConnectionKinds;
import dev.foldwork.flow.json.Json;
import dev.foldwork.flow.json.JsonException;
import dev.foldwork.node.Connection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A connection as a person writes it: a JSON object of {@code kind} and its fields, secret ones included.
 *
 * @param fields all but the kind
 */
public record ConnectionText(String kind, Map<String, @Nullable Object> fields) {

    private static final int LARGEST_BYTES = 64 * 1024;

    /** Reads a file, or standard input for {@code -}. */
    public static ConnectionText read(Path file) {
        try {
            byte[] bytes = file.toString().equals("-") ? System.in.readNBytes(LARGEST_BYTES) : Files.readAllBytes(file);
            return read(bytes, "'" + file + "'");
        } catch (IOException unreadable) {
            throw new CliFailure(
                    "FILE_UNREADABLE",
                    ExitCode.NOT_FOUND,
                    "'" + file + "' cannot be read: " + unreadable.getMessage(),
                    "name a JSON file with kind and fields");
        }
    }

    /** Reads bytes from a place that messages name; they show nothing of what stands there. */
    static ConnectionText read(byte[] bytes, String place) {
        Map<String, @Nullable Object> json;
        try {
            json = Json.object(bytes);
        } catch (JsonException malformed) {
            throw invalid(place, "it is no JSON object");
        }
        if (!(json.get("kind") instanceof String kind)) {
            throw invalid(place, "'kind' is missing");
        }
        var fields = new LinkedHashMap<String, @Nullable Object>(json);
        fields.remove("kind");
        List<String> problems = ConnectionFields.problems(known(kind), fields);
        if (!problems.isEmpty()) {
            throw invalid(place, String.join("; ", problems));
        }
        return new ConnectionText(kind, fields);
    }

    private static CliFailure invalid(String place, String why) {
        return new CliFailure(
                "CONNECTION_INVALID",
                ExitCode.USAGE,
                place + " holds no connection: " + why,
                "write it like {\"kind\": \"http\", \"baseUrl\": \"https://…\", \"auth\": \"bearer\", \"token\": \"…\"}");
    }

    /** Returns a kind by its name. */
    public static ConnectionKind known(String kind) {
        return ConnectionKinds.find(kind)
                .orElseThrow(() -> new CliFailure(
                        "CONNECTION_INVALID",
                        ExitCode.USAGE,
                        "There is no kind of connection '" + kind + "'",
                        "use one of " + String.join(", ", ConnectionKinds.names())));
    }

    /** Returns it as nodes get it. */
    public Connection named(String name) {
        return new Connection(name, kind, fields);
    }

    @Override
    public String toString() {
        return "ConnectionText[" + kind + "]";
    }
}
