package dev.foldwork.backend.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** Settings about people, as an environment gives them, and those that are refused. */
class PeopleSettingsTest {

    @TempDir
    Path folder;

    private static PeopleSettings bound(Map<String, Object> variables) {
        var environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .addFirst(new SystemEnvironmentPropertySource("test-systemEnvironment", variables));
        return Binder.get(environment).bindOrCreate("foldwork", PeopleSettings.class);
    }

    @Test
    void readsProvidersFromTheEnvironment() throws Exception {
        Path secret = Files.writeString(folder.resolve("secret"), "s3cret\n");
        PeopleSettings settings = bound(Map.of(
                "FOLDWORK_OIDC_CORP_ISSUER", "https://id.example.test/realms/corp",
                "FOLDWORK_OIDC_CORP_CLIENTID", "foldwork",
                "FOLDWORK_OIDC_CORP_CLIENTSECRETFILE", secret.toString(),
                "FOLDWORK_OIDC_CORP_EMAILDOMAINS", "example.test,example.org",
                "FOLDWORK_OIDC_CORP_NEWCOMERS_ROLE", "editor",
                "FOLDWORK_TRUSTEDPROXIES", "10.0.0.0/8"));

        OidcProvider corp = settings.oidc().get("corp");
        assertThat(corp.secret()).isEqualTo("s3cret");
        assertThat(corp.emailDomains()).containsExactly("example.test", "example.org");
        assertThat(corp.newcomers()).isEqualTo(new OidcProvider.Newcomers("default", "editor"));
        assertThat(settings.trustedProxies()).containsExactly("10.0.0.0/8");
        assertThat(settings.keepAuditDays()).isEqualTo(400);
    }

    @Test
    void isClosedByDefault() {
        assertThat(bound(Map.of()).oidc()).isEmpty();
        PeopleSettings settings = bound(Map.of(
                "FOLDWORK_OIDC_CORP_ISSUER", "https://id.example.test",
                "FOLDWORK_OIDC_CORP_CLIENTID", "foldwork"));
        OidcProvider corp = settings.oidc().get("corp");
        assertThat(corp.newcomers()).isNull();
        assertThat(corp.secret()).isNull();
    }

    @Test
    void namesAllThatIsWrong() {
        var newcomers = new OidcProvider.Newcomers("default", "owner");
        var wrong = new OidcProvider("http://id.example.test", " ", "s", Path.of("f"), null, List.of(), newcomers);
        assertThatThrownBy(() -> new PeopleSettings(Map.of("Corp", wrong), List.of(), 400))
                .hasMessageContaining("foldwork.oidc.Corp")
                .hasMessageContaining("its id")
                .hasMessageContaining("issuer")
                .hasMessageContaining("client-id")
                .hasMessageContaining("client-secret-file")
                .hasMessageContaining("email-domains")
                .hasMessageContaining("newcomers.role");
        var fine = new OidcProvider("https://id.example.test", "c", "secret", null, null, List.of(), null);
        assertThatThrownBy(() -> new PeopleSettings(Map.of("a", fine, "b", fine), List.of(), 400))
                .hasMessageContaining("issuer of another provider");
        assertThatThrownBy(() -> new PeopleSettings(Map.of(), List.of(), 7)).hasMessageContaining("keep-audit-days");
    }

    @Test
    void showsNoSecret() {
        var provider = new OidcProvider("https://id.example.test", "c", "s3cret", null, null, List.of(), null);
        assertThat(new PeopleSettings(Map.of("a", provider), List.of(), 400).toString())
                .doesNotContain("s3cret");
    }
}
