package dev.foldwork.backend.people;

import dev.foldwork.backend.access.Caller;
import dev.foldwork.backend.access.PersonalToken;
import dev.foldwork.backend.access.PersonalTokens;
import dev.foldwork.backend.access.Scope;
import dev.foldwork.backend.audit.Audit;
import dev.foldwork.backend.audit.Deed;
import dev.foldwork.backend.problem.ApiProblem;
import dev.foldwork.backend.problem.Code;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** The tokens that people make for their programs. Thread-safe. */
@Component
class OwnTokens {

    private static final int MOST = 100;

    private final PersonalTokens tokens;
    private final Audit audit;
    private final DSLContext database;

    OwnTokens(PersonalTokens tokens, Audit audit, DSLContext database) {
        this.tokens = tokens;
        this.audit = audit;
        this.database = database;
    }

    List<PersonalToken> list(Caller caller) {
        return tokens.list(caller.team(), Requests.person(caller));
    }

    /**
     * Makes a token of the caller's team.
     *
     * @throws ApiProblem TOKEN_NAME_TAKEN, TOKENS_TOO_MANY
     */
    PersonalTokens.Made make(Caller caller, String name, Set<Scope> scopes, Duration works) {
        UUID person = Requests.person(caller);
        if (list(caller).size() >= MOST) {
            throw new ApiProblem(Code.TOKENS_TOO_MANY, "You have " + MOST + " tokens here. Revoke some first.");
        }
        return database.transactionResult(transaction -> {
            PersonalTokens.Made made = tokens.make(transaction.dsl(), caller.team(), person, name, scopes, works)
                    .orElseThrow(() -> new ApiProblem(
                            Code.TOKEN_NAME_TAKEN, "You have a token '" + name + "' already. Choose another name."));
            String words = scopes.stream().map(Scope::wire).sorted().collect(Collectors.joining(" "));
            audit.write(
                    transaction.dsl(),
                    Deed.of(caller, "token.made", made.token().id().toString(), words));
            return made;
        });
    }

    /**
     * Ends the token that calls.
     *
     * @throws ApiProblem TOKEN_UNKNOWN for a session, and for a service, whose token its file makes anew
     */
    void revokeCalling(Caller caller) {
        UUID id = caller.credential().id();
        if (caller.person() == null || !(caller.credential() instanceof Caller.Credential.OfToken)) {
            throw new ApiProblem(Code.TOKEN_UNKNOWN, "You did not call with a token of a person.");
        }
        revoke(caller, id);
    }

    /**
     * Ends a token at once.
     *
     * @throws ApiProblem TOKEN_UNKNOWN
     */
    void revoke(Caller caller, UUID token) {
        database.transaction(transaction -> {
            if (!tokens.revoke(transaction.dsl(), caller.team(), Requests.person(caller), token)) {
                throw Requests.unknown(token.toString(), Code.TOKEN_UNKNOWN);
            }
            audit.write(transaction.dsl(), Deed.of(caller, "token.revoked", token.toString(), ""));
        });
    }
}
