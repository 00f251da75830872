package dev.foldwork.backend.secret;

import dev.foldwork.backend.problem.ApiProblem;
import dev.foldwork.backend.wire.Fields;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Fields that secrets and connections have in common. */
final class KeptFields {

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,99}");
    private static final int LONGEST_NOTE = 500;

    private KeptFields() {}

    static String name(Fields fields) {
        String name = fields.text("name");
        if (!NAME.matcher(name).matches()) {
            throw ApiProblem.field("name", "1 to 100 letters, digits and _, not beginning with a digit");
        }
        return name;
    }

    static @Nullable String note(Fields fields) {
        String note = fields.optionalText("note");
        if (note != null && (note.length() > LONGEST_NOTE || note.indexOf('\0') >= 0)) {
            throw ApiProblem.field("note", "at most " + LONGEST_NOTE + " characters");
        }
        return note;
    }
}
