package dev.foldwork.backend.settings;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the service is told about people at its start.
 *
 * @param oidc the OpenID providers that may say who somebody is, by the name that stands in their addresses here
 * @param trustedProxies addresses and networks ({@code 10.0.0.0/8}) whose X-Forwarded-For is believed
 * @param keepAuditDays how long the audit trail is kept; 0 for ever
 */
@ConfigurationProperties("foldwork")
public record PeopleSettings(
        @DefaultValue Map<String, OidcProvider> oidc,
        @DefaultValue List<String> trustedProxies,
        @DefaultValue("400") int keepAuditDays) {

    private static final int LEAST_DAYS = 30;
    private static final int MOST_DAYS = 36_500;

    /** Refuses what cannot be meant. */
    public PeopleSettings {
        if (keepAuditDays != 0 && (keepAuditDays < LEAST_DAYS || keepAuditDays > MOST_DAYS)) {
            throw new IllegalArgumentException("foldwork.keep-audit-days must be 0 (for ever) or " + LEAST_DAYS + " to "
                    + MOST_DAYS + ", but is " + keepAuditDays);
        }
        var issuers = new HashSet<String>();
        oidc.forEach((id, provider) -> {
            provider.check(id);
            if (!issuers.add(provider.issuer())) {
                throw new IllegalArgumentException("foldwork.oidc." + id + ".issuer is the issuer of another provider");
            }
        });
    }
}
