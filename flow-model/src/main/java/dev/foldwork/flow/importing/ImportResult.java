package dev.foldwork.flow.importing;

import java.util.List;

/**
 * What came of an import.
 *
 * @param format what the source was read as
 * @param flows one per workflow of the source, in its order
 */
public record ImportResult(ImportFormat format, List<ImportedFlow> flows) {

    /** Returns true when every flow passes the check. */
    public boolean isSound() {
        return flows.stream().allMatch(ImportedFlow::isSound);
    }
}
