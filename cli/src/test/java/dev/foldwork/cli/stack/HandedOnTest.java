package dev.foldwork.cli.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the service learns of the environment in which the system was started. */
class HandedOnTest {

    @Test
    void handsWhatAnOperatorSetsOnAndNothingElse() {
        var environment = Map.of(
                "FOLDWORK_OIDC_CORP_ISSUER", "https://id.example.test",
                "FOLDWORK_TRUSTEDPROXIES", "10.0.0.0/8",
                "FOLDWORK_KEEPRUNSDAYSMOST", "30",
                "FOLDWORK_SECRET_KEY", "s",
                "FOLDWORK_TOKEN", "t",
                "FOLDWORK_DATABASE_URL", "x",
                "LD_PRELOAD", "/x.so",
                "XFOLDWORK_OIDC_A", "x");

        assertThat(HandedOn.of(environment))
                .containsOnlyKeys("FOLDWORK_OIDC_CORP_ISSUER", "FOLDWORK_TRUSTEDPROXIES", "FOLDWORK_KEEPRUNSDAYSMOST");
    }
}
