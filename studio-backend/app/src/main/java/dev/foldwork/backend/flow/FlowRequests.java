package dev.foldwork.backend.flow;

import dev.foldwork.backend.problem.ApiProblem;
import dev.foldwork.backend.problem.Code;
import dev.foldwork.backend.wire.Fields;
import dev.foldwork.backend.wire.Page;
import dev.foldwork.flow.json.PatchException;
import dev.foldwork.flow.json.PatchStep;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what requests about flows have in common. */
public final class FlowRequests {

    private static final Pattern REVISION = Pattern.compile("\"?([0-9]{1,18})\"?");

    private FlowRequests() {}

    /** Returns the id of a path; what cannot be an id is a flow that does not exist. */
    public static UUID flow(String text) {
        return Page.id(text, () -> Conflicts.unknown(text));
    }

    /** Returns the number of a path. */
    public static int version(String text) {
        if (!text.matches("[1-9][0-9]{0,8}")) {
            throw new ApiProblem(Code.VERSION_UNKNOWN, "There is no version '" + text + "'.");
        }
        return Integer.parseInt(text);
    }

    /** Returns the revision a change was made from. */
    public static long revision(@Nullable String ifMatch) {
        if (ifMatch == null) {
            throw new ApiProblem(
                    Code.REVISION_MISSING, "Name the revision that you change: If-Match: \"7\". It comes as ETag.");
        }
        Matcher matcher = REVISION.matcher(ifMatch.strip());
        if (!matcher.matches()) {
            throw ApiProblem.field("If-Match", "one revision in quotes, such as \"7\"");
        }
        return Long.parseLong(matcher.group(1));
    }

    /** Returns a revision as an ETag. */
    public static String tag(long revision) {
        return "\"" + revision + "\"";
    }

    static List<PatchStep> patch(Fields fields) {
        try {
            return PatchStep.list(fields.list("patch"));
        } catch (PatchException fault) {
            throw new ApiProblem(Code.PATCH_REFUSED, fault.getMessage() + ".");
        }
    }

    /** Returns files that are put (a text) or taken away (null). */
    static Map<String, @Nullable String> files(Fields fields) {
        var files = new LinkedHashMap<String, @Nullable String>();
        fields.map("files").forEach((path, text) -> {
            if (text != null && !(text instanceof String)) {
                throw ApiProblem.field("files." + path, "a text, or null to take the file away");
            }
            files.put(path, (String) text);
        });
        return files;
    }

    /** Returns a text that is looked for; the database knows no character 0. */
    public static @Nullable String sought(@Nullable String text) {
        return text == null ? null : DraftFacts.plain(text);
    }
}
