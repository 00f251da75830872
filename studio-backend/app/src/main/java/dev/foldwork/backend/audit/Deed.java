package dev.foldwork.backend.audit;

import dev.foldwork.backend.access.Caller;
import dev.foldwork.backend.access.Caller.Credential;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody did. Holds ids and words of ours only: no inputs, texts or secrets.
 *
 * @param person who; null for a service
 * @param name how the person or service was called then
 * @param via session, token, link, password, device, oidc or passkey
 * @param viaId the session or token, null for the others
 * @param action what, such as {@code member.removed}, or the route
 * @param subject id of what it was done to, empty when the action says it
 * @param detail roles or scopes that it was about, empty for none
 */
public record Deed(
        UUID team,
        @Nullable UUID person,
        String name,
        String via,
        @Nullable UUID viaId,
        String action,
        String subject,
        String detail) {

    /** Returns what a caller did. */
    public static Deed of(Caller caller, String action, String subject, String detail) {
        String via = switch (caller.credential()) {
            case Credential.OfSession ignored -> "session";
            case Credential.OfToken ignored -> "token";
        };
        return new Deed(
                caller.team(),
                caller.person(),
                caller.name(),
                via,
                caller.credential().id(),
                action,
                subject,
                detail);
    }
}
