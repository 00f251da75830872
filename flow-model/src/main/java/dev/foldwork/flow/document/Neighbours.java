package dev.foldwork.flow.document;

import java.util.Optional;

/** The files beside a flow document: prompts, code, called flows. */
public interface Neighbours {

    /** No files at all. */
    Neighbours NONE = path -> Optional.empty();

    /**
     * Returns a file's bytes, empty when there is none or it lies outside.
     *
     * @param path relative to the flow's folder, {@code /} between names
     */
    Optional<byte[]> read(String path);
}
