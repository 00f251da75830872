package dev.foldwork.backend.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Whose word counts for where a request came from. */
class TrustedProxiesTest {

    private static final TrustedProxies PROXIES =
            TrustedProxies.of(List.of("10.0.0.0/8", "192.0.2.7", "2001:db8::/32"));

    private static String address(String peer, String... headers) {
        return PROXIES.address(peer, List.of(headers));
    }

    @Test
    void believesNobodyElse() {
        assertThat(address("203.0.113.5", "198.51.100.1")).isEqualTo("203.0.113.5");
        assertThat(address("192.0.2.8", "198.51.100.1")).isEqualTo("192.0.2.8");
        assertThat(TrustedProxies.of(List.of()).address("10.0.0.1", List.of("198.51.100.1")))
                .isEqualTo("10.0.0.1");
    }

    @Test
    void takesTheNearestHopThatIsNoProxy() {
        assertThat(address("10.1.2.3", "198.51.100.1")).isEqualTo("198.51.100.1");
        assertThat(address("192.0.2.7", "6.6.6.6, 198.51.100.1, 10.9.9.9")).isEqualTo("198.51.100.1");
        assertThat(address("10.1.2.3", "6.6.6.6", "198.51.100.1")).isEqualTo("198.51.100.1");
        assertThat(address("2001:db8::1", "2001:db9::5")).isEqualTo("2001:db9:0:0:0:0:0:5");
        assertThat(address("10.1.2.3", "10.4.4.4")).isEqualTo("10.4.4.4");
        assertThat(address("10.1.2.3")).isEqualTo("10.1.2.3");
    }

    @Test
    void stopsAtWhatIsNoAddress() {
        assertThat(address("10.1.2.3", "198.51.100.1, unknown")).isEqualTo("10.1.2.3");
        assertThat(address("10.1.2.3", "evil.test")).isEqualTo("10.1.2.3");
        assertThat(address("10.1.2.3", "198.51.100.1, fe80::1%eth0")).isEqualTo("10.1.2.3");
        assertThat(address("10.1.2.3", "")).isEqualTo("10.1.2.3");
    }

    @Test
    void readsAddressesWithPorts() {
        assertThat(address("10.1.2.3", "198.51.100.1:4711")).isEqualTo("198.51.100.1");
        assertThat(address("10.1.2.3", "[2001:db9::5]:4711")).isEqualTo("2001:db9:0:0:0:0:0:5");
    }

    @Test
    void countsACustomerOfANetworkOnce() {
        assertThat(ClientAddress.place("2001:db8:1:2:3:4:5:6")).isEqualTo(ClientAddress.place("2001:db8:1:2::9"));
        assertThat(ClientAddress.place("2001:db8:1:3::9")).isNotEqualTo(ClientAddress.place("2001:db8:1:2::9"));
        assertThat(ClientAddress.place("::ffff:198.51.100.1")).isEqualTo("198.51.100.1");
        assertThat(ClientAddress.place("198.51.100.1")).isNotEqualTo(ClientAddress.place("198.51.100.2"));
    }

    @Test
    void namesASettingThatCannotBeRead() {
        for (String wrong : List.of("10.0.0.0/33", "proxy.test", "10.0.0.0/x", "::1/129", "")) {
            assertThatThrownBy(() -> TrustedProxies.of(List.of(wrong)))
                    .as(wrong)
                    .hasMessageContaining("foldwork.trusted-proxies");
        }
    }
}
