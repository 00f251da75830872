package dev.foldwork.backend.people;

import dev.foldwork.backend.passkey.PasskeyStore;
import dev.foldwork.backend.problem.ApiProblem;
import dev.foldwork.backend.problem.Code;
import dev.foldwork.flow.Problem;
import dev.foldwork.flow.Problem.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** By what people can sign in. Thread-safe. */
@Component
class WaysIn {

    private final PersonStore people;
    private final PasskeyStore passkeys;
    private final IdentityStore identities;

    WaysIn(PersonStore people, PasskeyStore passkeys, IdentityStore identities) {
        this.people = people;
        this.passkeys = passkeys;
        this.identities = identities;
    }

    boolean hasPassword(DSLContext transaction, UUID person) {
        return people.byId(transaction, person)
                .filter(found -> found.passwordHash() != null)
                .isPresent();
    }

    /** A passkey of another host name opens nothing here and counts for none. */
    boolean hasPasskey(DSLContext transaction, UUID person) {
        return passkeys.list(transaction, person).stream().anyMatch(passkeys::works);
    }

    /**
     * Refuses what has left a person no way in; asked behind it, in its transaction, while the person is held.
     *
     * @throws ApiProblem LAST_WAY_IN, whose problems say what there is not
     */
    void keepOne(DSLContext transaction, UUID person) {
        var missing = new ArrayList<Problem>();
        if (!hasPassword(transaction, person)) {
            missing.add(absent("PASSWORD_ABSENT", "The account has no password", "set one"));
        }
        if (!hasPasskey(transaction, person)) {
            missing.add(absent("PASSKEY_ABSENT", "The account has no other passkey that works here", "add one"));
        }
        if (identities.list(transaction, person).isEmpty()) {
            missing.add(absent("PROVIDER_ABSENT", "The account is linked with no other provider", "link one"));
        }
        if (missing.size() == 3) {
            throw new ApiProblem(
                    Code.LAST_WAY_IN,
                    "Without it nobody could sign in to the account. Set a password, add a passkey or link a provider"
                            + " first.",
                    List.copyOf(missing));
        }
    }

    private static Problem absent(String code, String message, String remedy) {
        return new Problem(code, Severity.ERROR, null, 0, 0, null, message, remedy);
    }
}
