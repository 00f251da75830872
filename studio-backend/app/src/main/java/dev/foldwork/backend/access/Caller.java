package dev.foldwork.backend.access;

import dev.foldwork.backend.problem.ApiProblem;
import dev.foldwork.backend.problem.Code;
import jakarta.servlet.ServletRequest;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who sent a request.
 *
 * @param team the team whose rows the caller sees
 * @param person who it is; null for a service, such as a worker
 * @param name shown as the one who changed, answered or cancelled
 * @param role what the caller may do in the team
 * @param scopes what the credential allows
 * @param credential what proved who it is
 */
public record Caller(
        UUID team, @Nullable UUID person, String name, Role role, Set<Scope> scopes, Credential credential) {

    /** What proves who somebody is. */
    public sealed interface Credential {

        /** Returns the id of the token or session. */
        UUID id();

        /** A token. */
        record OfToken(UUID id) implements Credential {}

        /**
         * A session.
         *
         * @param csrf what its pages send along with what changes something
         */
        record OfSession(UUID id, String csrf) implements Credential {}
    }

    /** Returns who sent a request, null for one that is open to everybody. */
    public static @Nullable Caller of(ServletRequest request) {
        return request.getAttribute(DoorFilter.CALLER) instanceof Caller caller ? caller : null;
    }

    boolean has(Scope wanted) {
        return scopes.stream().anyMatch(scope -> scope.covers(wanted));
    }

    /**
     * Refuses who has a lesser role.
     *
     * @param what names what needs it, as the beginning of a sentence
     * @throws ApiProblem ROLE_MISSING
     */
    public void require(Role least, String what) {
        if (!role.covers(least)) {
            throw new ApiProblem(
                    Code.ROLE_MISSING,
                    what + " needs the role " + least.wire() + "; yours in this team is " + role.wire()
                            + ". An owner of the team can change it.");
        }
    }

    /**
     * Refuses who gives a flow access to what lies outside of it and may not.
     *
     * @param folders the folders granted
     * @param privateHosts the hosts granted
     * @throws ApiProblem ROLE_MISSING
     */
    public void requireGrants(Collection<?> folders, Collection<?> privateHosts) {
        if (!folders.isEmpty() || !privateHosts.isEmpty()) {
            require(Role.OWNER, "Granting folders or private hosts");
        }
    }
}
