package dev.foldwork.backend.trigger;

import dev.foldwork.backend.problem.ApiProblem;
import dev.foldwork.backend.wire.Fields;

/** Reads the fields that schedules and webhooks have in common. */
final class Body {

    private static final int LONGEST_NAME = 120;

    private Body() {}

    static String name(Fields body) {
        String name = body.text("name").strip();
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
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
