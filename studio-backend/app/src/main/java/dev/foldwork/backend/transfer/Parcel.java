package dev.foldwork.backend.transfer;

import dev.foldwork.backend.flow.FlowExchange.Content;
import dev.foldwork.flow.importing.ImportReport;
import java.util.List;
import java.util.Map;

/**
 * What was read from the bytes of an import.
 *
 * @param format flow, flowpack, team, conductor, n8n or serverless
 * @param flows drafts to be
 * @param versions called versions to be, those that others call first
 * @param reports what became of a source of another system, by flow
 */
record Parcel(String format, List<Content> flows, List<Version> versions, Map<String, ImportReport> reports) {

    /** A published version under the number it is called by. */
    record Version(int number, Content content) {

        String pin() {
            return content.name() + "@" + number;
        }
    }
}
