package dev.foldwork.flow.share;

import dev.foldwork.flow.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Something in a flow that says who or where somebody is.
 *
 * @param id the same for the same thing at the same place, however often it is looked for
 * @param flow the flow it stands in, {@code name@number} for a called version
 * @param where a JSON pointer into the document, or the name of the file beside it with the line
 * @param what the text itself; only the first letters of a secret
 * @param instead what is put there; empty where it is taken out
 * @param kept whether somebody said that it stays
 */
public record Finding(String id, Kind kind, String flow, String where, String what, String instead, boolean kept) {

    private static final int LONGEST = 200;
    private static final int SHOWN_OF_SECRET = 4;

    /** What kind of thing it is, and why it is taken out. */
    public enum Kind {
        SECRET("It looks like a key or a password. Name a key of the team instead.", false),
        EMAIL("An e-mail address names a person.", false),
        PHONE("A phone number names a person.", false),
        PATH("A path on a computer names its owner, and is nowhere else.", false),
        ADDRESS("An address in a network says where something runs.", true),
        HOST("A host name says where something runs. Keep it if everybody may know and use it.", true),
        NAME("It is the name of a person or the team.", true),
        TEAM("It is the name of your team; 'team' means the same.", false),
        NOTE("Notes are for those who know the flow. Keep it if everybody may read it.", true),
        COMMENT("Comments are for those who write the flow.", false),
        AUTHORS("The card says who published the template.", false),
        FILE("The flow reads no such file.", false),
        LAYOUT("A layout holds places and sizes, and this is neither.", false);

        private final String why;
        private final boolean keepable;

        Kind(String why, boolean keepable) {
            this.why = why;
            this.keepable = keepable;
        }

        /** Returns why it is taken out. */
        public String why() {
            return why;
        }

        /** Returns true where the person who publishes may decide that it stays. */
        public boolean keepable() {
            return keepable;
        }
    }

    static Finding of(Kind kind, String flow, String where, String what, String instead, Set<String> keep) {
        String id = Json.sha256(List.of(kind.name(), flow, where, what)).substring(0, 16);
        return new Finding(id, kind, flow, where, shown(kind, what), instead, kind.keepable() && keep.contains(id));
    }

    private static String shown(Kind kind, String what) {
        int length = kind == Kind.SECRET ? Math.min(SHOWN_OF_SECRET, what.length() / 3) : LONGEST;
        return what.length() <= length ? what : what.substring(0, length) + "…";
    }

    /** Returns the finding as a JSON value. */
    public Map<String, @Nullable Object> toJson() {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("id", id);
        json.put("kind", kind.name().toLowerCase(Locale.ROOT));
        json.put("flow", flow);
        json.put("where", where);
        json.put("what", what);
        json.put("why", kind.why());
        json.put("instead", instead);
        json.put("keepable", kind.keepable());
        json.put("kept", kept);
        return json;
    }
}
