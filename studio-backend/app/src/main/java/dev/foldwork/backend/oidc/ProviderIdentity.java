package dev.foldwork.backend.oidc;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Who somebody is for a provider. Only issuer and subject together say who it is; the rest may change.
 *
 * @param provider the provider's id here
 * @param subject what the issuer calls the person, never given to another one
 * @param email null when the provider tells none
 * @param verified true when the provider has made sure that the address is the person's
 * @param name what the provider calls the person; null when it tells no name
 */
public record ProviderIdentity(
        String provider,
        String issuer,
        String subject,
        @Nullable String email,
        boolean verified,
        @Nullable String name) {

    private static final int LONGEST_NAME = 120;

    /** Returns the part of the address behind the @, in small letters; empty without an address. */
    public String domain() {
        return email == null ? "" : email.substring(email.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
    }

    /** Returns a name that an account can have. */
    public String shownName() {
        String wanted = name == null ? "" : name.replaceAll("\\p{Cntrl}", " ").strip();
        String shown = wanted.isEmpty() && email != null ? email.replaceFirst("@.*", "") : wanted;
        return shown.isEmpty()
                ? "Somebody"
                : shown.substring(
                        0,
                        shown.offsetByCodePoints(0, Math.min(shown.codePointCount(0, shown.length()), LONGEST_NAME)));
    }
}
