package dev.foldwork.backend.people;

import dev.foldwork.backend.access.Sessions;
import dev.foldwork.backend.oidc.OidcLogins;
import dev.foldwork.backend.passkey.Challenges;
import dev.foldwork.backend.upkeep.Chore;
import org.springframework.stereotype.Component;

/** Removes sessions and sign-ins that nobody can use any more. */
@Component
class PeopleChores implements Chore {

    private final Sessions sessions;
    private final OidcLogins logins;
    private final Challenges challenges;

    PeopleChores(Sessions sessions, OidcLogins logins, Challenges challenges) {
        this.sessions = sessions;
        this.logins = logins;
        this.challenges = challenges;
    }

    @Override
    public String name() {
        return "forgetting old sessions";
    }

    @Override
    public void tidy() {
        sessions.forgetOld();
        logins.forgetOld();
        challenges.forgetOld();
    }
}
