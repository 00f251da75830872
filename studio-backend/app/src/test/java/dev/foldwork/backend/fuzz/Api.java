package dev.foldwork.backend.fuzz;

import dev.foldwork.backend.Contract;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The contract as one document: what openapi.yaml refers to in other files stands under {@code x-files}. */
final class Api {

    private static final String ROOT = "openapi.yaml";
    private static final Set<String> VERBS = Set.of("get", "post", "put", "patch", "delete");

    private final Map<String, Object> document = new LinkedHashMap<>();
    private final Map<String, Object> files = new LinkedHashMap<>();

    Api() {
        Contract.file(ROOT).forEach((key, value) -> document.put(key, bundled(value, ROOT)));
        document.put("x-files", files);
        ((Map<?, ?>) document.get("paths")).replaceAll((path, item) -> unsafe(resolved(item)));
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <T> T unsafe(Object value) {
        return (T) value;
    }

    private Object bundled(Object value, String file) {
        return switch (value) {
            case Map<?, ?> map -> {
                var copy = new LinkedHashMap<String, Object>();
                map.forEach((key, member) -> copy.put(
                        String.valueOf(key),
                        key.equals("$ref") && member instanceof String reference
                                ? reference(reference, file)
                                : bundled(member, file)));
                yield copy;
            }
            case List<?> list -> {
                var copy = new ArrayList<>();
                list.forEach(each -> copy.add(bundled(each, file)));
                yield copy;
            }
            case null, default -> value;
        };
    }

    /** Returns the place in this document of what another file names, taking that file in. */
    private String reference(String reference, String from) {
        String[] parts = reference.split("#", 2);
        String file = parts[0].isEmpty() ? from : parts[0];
        if (file.equals(ROOT)) {
            return "#" + parts[1];
        }
        String name = file.replace(".yaml", "");
        if (!files.containsKey(name)) {
            var content = new LinkedHashMap<String, Object>();
            files.put(name, content);
            Contract.file(file).forEach((key, value) -> content.put(key, bundled(value, file)));
        }
        return "#/x-files/" + name + parts[1];
    }

    /** Returns the whole contract. */
    Map<String, Object> document() {
        return document;
    }

    /** Returns what a reference means; anything else as it is. */
    Map<?, ?> resolved(Object value) {
        var map = (Map<?, ?>) value;
        if (!(map.get("$ref") instanceof String reference)) {
            return map;
        }
        Object place = document;
        for (String step : reference.substring(2).split("/")) {
            place = ((Map<?, ?>) place).get(step.replace("~1", "/").replace("~0", "~"));
            if (place == null) {
                throw new IllegalStateException("the contract names " + reference + ", which is not there");
            }
        }
        return resolved(place);
    }

    /** Returns every operation, in the order of the contract. */
    List<Operation> operations() {
        var operations = new ArrayList<Operation>();
        ((Map<?, ?>) document.get("paths")).forEach((path, written) -> {
            var item = (Map<?, ?>) written;
            item.forEach((verb, operation) -> {
                if (VERBS.contains(verb)) {
                    operations.add(operation(String.valueOf(verb), String.valueOf(path), item, (Map<?, ?>) operation));
                }
            });
        });
        return operations;
    }

    private Operation operation(String verb, String path, Map<?, ?> item, Map<?, ?> written) {
        var parameters = new ArrayList<Map<?, ?>>();
        for (Object owner : List.of(item, written)) {
            if (((Map<?, ?>) owner).get("parameters") instanceof List<?> list) {
                list.forEach(each -> parameters.add(resolved(each)));
            }
        }
        Map<?, ?> body = written.containsKey("requestBody") ? resolved(written.get("requestBody")) : Map.of();
        var schemas = new LinkedHashMap<String, Object>();
        if (body.get("content") instanceof Map<?, ?> content) {
            content.forEach((type, media) -> schemas.put(String.valueOf(type), ((Map<?, ?>) media).get("schema")));
        }
        var responses = new LinkedHashMap<String, Object>();
        ((Map<?, ?>) written.get("responses"))
                .forEach((status, response) -> responses.put(String.valueOf(status), resolved(response)));
        return new Operation(
                verb.toUpperCase(Locale.ROOT),
                path,
                parameters,
                schemas,
                Boolean.TRUE.equals(body.get("required")),
                responses);
    }
}
