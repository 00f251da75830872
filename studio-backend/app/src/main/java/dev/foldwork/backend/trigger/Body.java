package dev.foldwork.backend.trigger;

import dev.foldwork.backend.problem.ApiProblem;
import dev.foldwork.backend.wire.Fields;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the fields that all triggers have in common. */
final class Body {

    private static final int LONGEST_NAME = 120;

    private Body() {}

    /** Wraps the body of a trigger, which has a job's fields and these. */
    static Fields of(Map<String, @Nullable Object> body, String... known) {
        return Fields.of(
                body,
                Stream.concat(Arrays.stream(Job.FIELDS), Arrays.stream(known)).toArray(String[]::new));
    }

    static String name(Fields body) {
        String name = body.text("name").strip();
        if (name.isEmpty() || name.length() > LONGEST_NAME || name.indexOf('\0') >= 0) {
            throw ApiProblem.field("name", "a text of 1 to " + LONGEST_NAME + " characters");
        }
        return name;
    }

    static int number(Fields body, String field, int low, int high, int otherwise) {
        Object value = body.json().get(field);
        if (value == null) {
            return otherwise;
        }
        if (value instanceof Long number && number >= low && number <= high) {
            return number.intValue();
        }
        throw ApiProblem.field(field, "a whole number from " + low + " to " + high);
    }

    static boolean flag(Fields body, String field) {
        Object value = body.json().get(field);
        if (value == null || value instanceof Boolean) {
            return Boolean.TRUE.equals(value);
        }
        throw ApiProblem.field(field, "true or false");
    }
}
