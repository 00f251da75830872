package dev.foldwork.backend.passkey;

import dev.foldwork.backend.problem.ApiProblem;
import dev.foldwork.backend.problem.Code;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns answers away that do not hold; only the log says why, since whoever forges one would learn from it. */
final class Refused {

    private static final Logger LOG = LoggerFactory.getLogger(Refused.class);
    private static final int LONGEST = 300;

    private Refused() {}

    static ApiProblem because(RuntimeException wrong) {
        return because(wrong.getClass().getSimpleName() + ": " + wrong.getMessage());
    }

    static ApiProblem because(String reason) {
        String plain = reason.replaceAll("[^ -~]", "?");
        LOG.warn("the answer of a passkey is not believed: {}", plain.substring(0, Math.min(plain.length(), LONGEST)));
        return new ApiProblem(
                Code.PASSKEY_REFUSED,
                "What the passkey answered does not hold here. Try again, or take another way in.");
    }
}
