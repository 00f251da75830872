package dev.foldwork.flow.importing.script;

import org.jspecify.annotations.Nullable;

/** Knows what the names of a source are called in a flow. */
@FunctionalInterface
public interface Names {

    /**
     * Returns the JSONata for a whole chain such as {@code $('A').item.json}; null when the chain is to be looked at link
     * by link.
     *
     * @throws NotTranslated when it is known that there is no counterpart
     */
    @Nullable
    String find(Term chain);
}
