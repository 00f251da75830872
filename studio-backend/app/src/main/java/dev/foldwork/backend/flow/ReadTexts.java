package dev.foldwork.backend.flow;

import dev.foldwork.flow.document.ReadText;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The texts of the drafts that are worked on, read: somebody who types changes one text again and again, and reading it is
 * most of a save. Only memory of what the database says: a text that is another one there is read anew. Thread-safe.
 */
@Component
class ReadTexts {

    /** All texts together, in characters; what they say takes some ten times as many bytes. */
    private static final long MOST = 2_000_000;

    private final Map<UUID, ReadText> texts = new LinkedHashMap<>(16, 0.75f, true);
    private long held;

    /** Returns the draft's text, read. */
    ReadText of(UUID flow, String text) {
        ReadText known = known(flow);
        return known != null && known.text().equals(text) ? known : ReadText.of(text);
    }

    private synchronized @Nullable ReadText known(UUID flow) {
        return texts.get(flow);
    }

    /** Remembers a text; the ones that nobody has asked for in the longest time make room. */
    synchronized void keep(UUID flow, ReadText text) {
        if (text.text().length() > MOST / 4) {
            return;
        }
        ReadText old = texts.put(flow, text);
        held += text.text().length() - (old == null ? 0 : old.text().length());
        var oldest = texts.values().iterator();
        while (held > MOST && oldest.hasNext()) {
            held -= oldest.next().text().length();
            oldest.remove();
        }
    }
}
