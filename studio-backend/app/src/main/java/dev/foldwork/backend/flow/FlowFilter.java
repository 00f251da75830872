package dev.foldwork.backend.flow;

import org.jspecify.annotations.Nullable;

/**
 * Which flows are looked for; what is null plays no part.
 *
 * @param text part of the name, the title or any text inside, in any case
 * @param tag one of the flow's tags
 * @param folder the folder or one around it; empty means in no folder
 * @param type a node's type, with or without its version
 * @param uses name of a called flow, with or without {@code @version}
 * @param archived whether archived flows are meant, instead of the others
 */
record FlowFilter(
        @Nullable String text,
        @Nullable String tag,
        @Nullable String folder,
        @Nullable String type,
        @Nullable String uses,
        boolean archived) {}
