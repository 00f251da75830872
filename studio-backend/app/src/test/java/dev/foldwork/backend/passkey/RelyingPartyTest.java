package dev.foldwork.backend.passkey;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which host name passkeys are made for, and where they can be used. */
class RelyingPartyTest {

    private static final List<String> PAGES = List.of(
            "https://studio.example.org",
            "http://studio.example.org",
            "https://studio.example.org:8443",
            "https://app.studio.example.org",
            "https://evilstudio.example.org",
            "https://example.org",
            "http://localhost:7300",
            "https://localhost:7300",
            "http://127.0.0.1:7300",
            "no address");

    @Test
    void isTheHostOfThePublicAddress() {
        RelyingParty site = RelyingParty.of(URI.create("https://Studio.example.org:8443"), PAGES);

        assertThat(site.id()).isEqualTo("studio.example.org");
        assertThat(site.origins())
                .containsExactly(
                        "https://app.studio.example.org",
                        "https://studio.example.org",
                        "https://studio.example.org:8443");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:7300", "http://[::1]:7300", "http://localhost:7300"})
    void isLocalhostOnThisMachine(String url) {
        RelyingParty site = RelyingParty.of(URI.create(url), PAGES);

        assertThat(site.id()).isEqualTo("localhost");
        assertThat(site.origins()).containsExactly("http://localhost:7300", "https://localhost:7300");
    }

    @ParameterizedTest
    @CsvSource({"http://studio.example.org", "https://192.0.2.7", "https://[2001:db8::7]:8443", "http://10.0.0.5:7300"})
    void isNothingWhereNoBrowserUsesPasskeys(String url) {
        assertThat(RelyingParty.of(URI.create(url), PAGES)).isEqualTo(new RelyingParty(null, List.of()));
    }
}
