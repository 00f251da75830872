package dev.foldwork.backend.flow;

import java.util.Map;

/**
 * A flow as sent.
 *
 * @param main name of the flow document among the files
 * @param files texts of the document and of the files beside it, by path relative to the document's folder
 */
public record Sources(String main, Map<String, String> files) {

    public Sources {
        files = Map.copyOf(files);
    }
}
