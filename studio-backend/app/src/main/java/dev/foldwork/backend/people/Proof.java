package dev.foldwork.backend.people;

import dev.foldwork.backend.passkey.Assertion;
import dev.foldwork.backend.problem.ApiProblem;
import dev.foldwork.backend.wire.Fields;

/** What a person in a session shows to prove once more who it is. */
sealed interface Proof {

    /** The password. */
    record OfPassword(String password) implements Proof {}

    /** What a passkey answered. */
    record OfPasskey(Assertion answer) implements Proof {}

    /** Nothing but the session, which may be young enough. */
    record OfSession() implements Proof {}

    /**
     * Reads one.
     *
     * @param password the field with the password
     * @throws ApiProblem REQUEST_INVALID
     */
    static Proof of(Fields fields, String password) {
        String typed = fields.optionalText(password);
        boolean hasPasskey = !fields.map("passkey").isEmpty();
        if (typed != null && hasPasskey) {
            throw ApiProblem.field(password, "left out when there is a passkey");
        }
        if (hasPasskey) {
            return new OfPasskey(Assertion.of(fields, "passkey"));
        }
        return typed == null ? new OfSession() : new OfPassword(typed);
    }
}
