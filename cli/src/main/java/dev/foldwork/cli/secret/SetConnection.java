package dev.foldwork.cli.secret;

import dev.foldwork.cli.CliFailure;
import dev.foldwork.cli.ConnectionText;
import dev.foldwork.cli.ExitCode;
import dev.foldwork.cli.Terminal;
import dev.foldwork.cli.Typed;
import dev.foldwork.flow.connection.ConnectionKind;
import dev.foldwork.flow.connection.ConnectionKind.Variant;
import dev.foldwork.flow.json.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Adds a connection or changes one. Secret fields are never arguments, where others could see them. */
@Command(
        name = "set",
        mixinStandardHelpOptions = true,
        description = "Add a connection, or change one; asks for its secret fields without showing them.")
final class SetConnection extends OnKept {

    @Parameters(index = "0", paramLabel = "NAME", description = "Letters, digits and _.")
    private String name = "";

    @Option(names = "--kind", paramLabel = "KIND", description = "http, openai, anthropic, smtp or postgres.")
    private @Nullable String kind;

    @Option(names = "--set", paramLabel = "FIELD=VALUE", description = "A field that is not secret, such as baseUrl=…")
    private List<String> given = new ArrayList<>();

    @Option(
            names = "--secret",
            paramLabel = "FIELD",
            description = "Ask for this secret field of a connection that is there.")
    private List<String> asked = new ArrayList<>();

    @Option(
            names = "--file",
            paramLabel = "FILE",
            description = "Read kind and all fields from a JSON file instead; - for standard input.")
    private @Nullable Path file;

    @Option(names = "--note", paramLabel = "TEXT", description = "What it is for.")
    private @Nullable String note;

    SetConnection(Terminal terminal) {
        super(terminal, Kept.CONNECTION);
    }

    @Override
    void with(RemoteKept connections) {
        Map<String, @Nullable Object> old = connections.find(name).orElse(null);
        var values = new LinkedHashMap<String, @Nullable Object>();
        Path from = file;
        if (from != null) {
            if (kind != null || !given.isEmpty() || !asked.isEmpty()) {
                throw usage("OPTIONS_CONFLICT", "--file holds kind and fields", "leave out the other options");
            }
            ConnectionText text = ConnectionText.read(from);
            sameKind(old, text.kind());
            values.put("kind", text.kind());
            values.put("fields", text.fields());
        } else if (old == null || kind != null || !given.isEmpty() || !asked.isEmpty()) {
            ConnectionKind known = ConnectionText.known(kind(old));
            values.put("kind", known.kind());
            values.put("fields", fields(known, old));
        }
        values.put("note", note);
        if (old == null) {
            print(connections.add(name, values), "Added " + name);
        } else {
            values.remove("kind");
            print(connections.change(name, values), "Changed " + name);
        }
    }

    private String kind(@Nullable Map<String, @Nullable Object> old) {
        String wanted = kind;
        if (old != null) {
            if (wanted != null) {
                sameKind(old, wanted);
            }
            return String.valueOf(old.get("kind"));
        }
        if (wanted == null) {
            throw usage("USAGE_INVALID", "A new connection needs a kind", "give it with --kind, such as --kind http");
        }
        return wanted;
    }

    private void sameKind(@Nullable Map<String, @Nullable Object> old, String wanted) {
        if (old != null && !wanted.equals(old.get("kind"))) {
            throw new CliFailure(
                    "CONNECTION_KIND",
                    ExitCode.USAGE,
                    "The connection '" + name + "' is of kind " + old.get("kind") + ", which cannot be changed",
                    "delete it first, or choose another name");
        }
    }

    private static CliFailure usage(String code, String message, String remedy) {
        return new CliFailure(code, ExitCode.USAGE, message, remedy);
    }

    private Map<String, @Nullable Object> fields(ConnectionKind known, @Nullable Map<String, @Nullable Object> old) {
        var before = new LinkedHashMap<String, @Nullable Object>();
        if (old != null && old.get("fields") instanceof Map<?, ?> shown) {
            shown.forEach((field, value) -> before.put(String.valueOf(field), value));
        }
        var fields = new LinkedHashMap<String, @Nullable Object>(before);
        for (String pair : given) {
            int equals = pair.indexOf('=');
            String field = equals < 1 ? pair : pair.substring(0, equals);
            if (equals < 1 || known.secret().contains(field)) {
                throw usage(
                        "FIELD_SYNTAX",
                        equals < 1 ? "'" + pair + "' sets no field" : "'" + field + "' is secret",
                        equals < 1
                                ? "write --set FIELD=VALUE"
                                : "leave it out: it is asked for; or give all fields with --file");
            }
            fields.put(field, value(known, field, pair.substring(equals + 1)));
        }
        fields.keySet().removeAll(known.unused(fields));
        for (String field : toAsk(known, old == null ? null : before, fields)) {
            fields.put(
                    field,
                    Typed.secret(
                            terminal, name + ", " + field, "type it at a terminal, or give all fields with --file"));
        }
        return fields;
    }

    private static Object value(ConnectionKind known, String field, String text) {
        boolean whole = known.fields().get("properties") instanceof Map<?, ?> properties
                && properties.get(field) instanceof Map<?, ?> property
                && "integer".equals(property.get("type"));
        return whole && text.matches("\\d{1,9}") ? (Object) Long.valueOf(text) : text;
    }

    /** All that a new connection needs; of one that is there those named, and all when other fields decide about them. */
    private Set<String> toAsk(
            ConnectionKind known,
            @Nullable Map<String, @Nullable Object> before,
            Map<String, @Nullable Object> fields) {
        var needed = new LinkedHashSet<String>();
        if (known.fields().get("required") instanceof List<?> required) {
            required.forEach(field -> needed.add(String.valueOf(field)));
        }
        known.variants().keySet().forEach(field -> {
            Variant variant = known.variant(field, fields);
            needed.addAll(variant == null ? List.of() : variant.required());
        });
        needed.retainAll(known.secret());
        var deciding = new LinkedHashSet<String>(known.address());
        deciding.addAll(known.variants().keySet());
        boolean all = before == null
                || deciding.stream().anyMatch(field -> !Json.deepEquals(before.get(field), fields.get(field)));
        Set<String> ask = all ? needed : new LinkedHashSet<>();
        asked.stream().filter(known.secret()::contains).forEach(ask::add);
        return ask;
    }
}
