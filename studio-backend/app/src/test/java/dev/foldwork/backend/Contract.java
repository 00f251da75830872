package dev.foldwork.backend;

import dev.foldwork.flow.document.FlowReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** The contract of the routes, as it is written in protocol/api. */
public final class Contract {

    private static final Map<String, Map<?, ?>> OPERATIONS = readOperations();
    private static final List<String> ANYWHERE = codes(file("openapi.yaml").get("x-problems"));

    private Contract() {}

    /** Returns each operation as {@code VERB /path}, with what is written of it. */
    public static Map<String, Map<?, ?>> operations() {
        return OPERATIONS;
    }

    private static Map<String, Map<?, ?>> readOperations() {
        var operations = new TreeMap<String, Map<?, ?>>();
        ((Map<?, ?>) file("openapi.yaml").get("paths"))
                .forEach((path, item) -> resolved(item).forEach((verb, operation) -> {
                    if (!verb.equals("parameters")) {
                        operations.put(
                                verb.toString().toUpperCase(java.util.Locale.ROOT) + " " + path, (Map<?, ?>) operation);
                    }
                }));
        return operations;
    }

    /** Returns a path's operations, which may stand in a file of their own. */
    private static Map<?, ?> resolved(Object item) {
        var path = (Map<?, ?>) item;
        if (path.get("$ref") instanceof String reference) {
            String[] parts = reference.split("#/");
            return (Map<?, ?>) file(parts[0]).get(parts[1]);
        }
        return path;
    }

    /** Returns the codes of problems that an operation lists. */
    public static List<String> problems(String operation) {
        return codes(OPERATIONS.get(operation).get("x-problems"));
    }

    /** Returns the codes of problems that any operation may answer with. */
    public static List<String> problemsAnywhere() {
        return ANYWHERE;
    }

    private static List<String> codes(Object list) {
        return list instanceof List<?> codes
                ? codes.stream().map(String::valueOf).toList()
                : List.of();
    }

    /** Returns what is written in one of the contract's files. */
    public static Map<String, ?> file(String name) {
        return read(Path.of("..", "..", "protocol", "api", name));
    }

    /** Returns every group of codes, by its name. */
    public static Map<String, ?> errors() {
        return read(Path.of("..", "..", "protocol", "errors.yaml"));
    }

    private static Map<String, ?> read(Path file) {
        String name = file.getFileName().toString();
        try {
            byte[] text = Files.readAllBytes(file);
            return Objects.requireNonNull(FlowReader.read(text, name).document())
                    .value();
        } catch (IOException missing) {
            throw new IllegalStateException(name, missing);
        }
    }
}
