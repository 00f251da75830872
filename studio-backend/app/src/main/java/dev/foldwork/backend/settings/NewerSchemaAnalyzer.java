package dev.foldwork.backend.settings;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Ends the log of a start that was refused with words instead of a stack. */
final class NewerSchemaAnalyzer extends AbstractFailureAnalyzer<NewerSchemaException> {

    @Override
    protected FailureAnalysis analyze(Throwable root, NewerSchemaException cause) {
        return new FailureAnalysis(
                String.valueOf(cause.getMessage()) + ".",
                "Start a Foldwork at least as new, or restore a backup that this one made.",
                cause);
    }
}
