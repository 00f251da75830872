package dev.foldwork.backend.people;

import dev.foldwork.backend.problem.ApiProblem;
import dev.foldwork.backend.problem.Code;
import dev.foldwork.flow.Problem;
import dev.foldwork.flow.Problem.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What an account must be like; says all that is wrong at once. */
final class AccountCheck {

    private static final Pattern EMAIL = Pattern.compile("[^@\\s\\p{Cntrl}]{1,64}@[^@\\s\\p{Cntrl}]{1,189}");
    private static final Pattern NAME = Pattern.compile("[^\\p{Cntrl}]{1,120}");
    private static final int SHORTEST = 12;
    private static final int LONGEST = 200;

    private final List<Problem> problems = new ArrayList<>();

    AccountCheck email(String email) {
        if (!EMAIL.matcher(email).matches()) {
            add("EMAIL_INVALID", "The address must be like anna@example.org", "write the whole address");
        }
        return this;
    }

    AccountCheck name(String name) {
        if (name.isBlank() || !NAME.matcher(name).matches()) {
            add("PERSON_NAME_INVALID", "The name must have 1 to 120 characters on one line", "write a name");
        }
        return this;
    }

    /** Wants length, not kinds of characters, and nothing that others know of the person. */
    AccountCheck password(String password, String email, String name) {
        int length = password.codePointCount(0, password.length());
        String lower = password.toLowerCase(Locale.ROOT);
        if (length < SHORTEST || length > LONGEST) {
            add(
                    "PASSWORD_WEAK",
                    "The password has " + length + " characters; it must have " + SHORTEST + " to " + LONGEST,
                    "take several words");
        } else if (!Passwords.isText(password)) {
            add("PASSWORD_WEAK", "The password holds half of a character", "take several words");
        } else if (lower.equals(Person.key(email))
                || lower.equals(name.toLowerCase(Locale.ROOT).strip())) {
            add("PASSWORD_WEAK", "The password is what everybody knows of you", "take several words");
        } else if (password.codePoints().distinct().count() < 4) {
            add("PASSWORD_WEAK", "The password repeats a few characters", "take several words");
        }
        return this;
    }

    private void add(String code, String message, String remedy) {
        problems.add(new Problem(code, Severity.ERROR, null, 0, 0, null, message, remedy));
    }

    /**
     * Refuses when something is wrong.
     *
     * @throws ApiProblem ACCOUNT_INVALID with every problem
     */
    void refuse() {
        if (!problems.isEmpty()) {
            throw new ApiProblem(Code.ACCOUNT_INVALID, "The account cannot be like this.", problems);
        }
    }
}
