package dev.foldwork.backend.fuzz;

import java.util.List;
import java.util.Map;

/**
 * One operation of the contract, with everything it refers to at hand.
 *
 * @param parameters of the path and of the operation
 * @param bodies schema by media type; empty when it takes none
 * @param responses by status or {@code default}
 */
record Operation(
        String verb,
        String path,
        List<Map<?, ?>> parameters,
        Map<?, ?> bodies,
        boolean wantsBody,
        Map<?, ?> responses) {

    /** Returns what is declared for a status, null for nothing. */
    Map<?, ?> response(int status) {
        Object exact = responses.get(String.valueOf(status));
        return (Map<?, ?>) (exact != null ? exact : status >= 400 ? responses.get("default") : null);
    }

    /** Returns the names between braces, in order. */
    List<String> places() {
        return java.util.regex.Pattern.compile("\\{(\\w+)}")
                .matcher(path)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    @Override
    public String toString() {
        return verb + " " + path;
    }
}
