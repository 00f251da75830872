package dev.foldwork.flow.check;

import dev.foldwork.flow.document.FlowDocument;
import dev.foldwork.flow.document.Neighbours;

/**
 * A flow document with the files beside it.
 *
 * @param document the document
 * @param neighbours prompts, called flows and {@code foldwork.lock}
 */
public record FlowSource(FlowDocument document, Neighbours neighbours) {}
