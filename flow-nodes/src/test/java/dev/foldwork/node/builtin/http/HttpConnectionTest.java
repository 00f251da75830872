package dev.foldwork.node.builtin.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.foldwork.node.Connection;
import dev.foldwork.node.NodeContext;
import dev.foldwork.node.NodeFailure;
import dev.foldwork.node.NodeInput;
import dev.foldwork.node.NodeResult;
import dev.foldwork.node.TestingContext;
import dev.foldwork.node.secret.Given;
import dev.foldwork.testing.TestingShop;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** http.request with a connection, against a real server on this machine. */
class HttpConnectionTest {

    private final NodeContext context = TestingContext.bare().privateHosts("127.0.0.1");

    private static Connection connection(String name) {
        return java.util.Objects.requireNonNull(TestingShop.connections().get(name));
    }

    private Map<?, ?> body(String connection, Map<String, Object> settings) throws Exception {
        var result = (NodeResult.Done)
                new HttpRequest().execute(new NodeInput(settings, null, connection(connection)), context);
        return (Map<?, ?>) result.output().get("body");
    }

    @ParameterizedTest
    @ValueSource(strings = {"shop", "by_name", "by_header", "partner"})
    void signsIn(String name) throws Exception {
        assertThat(body(name, Map.of("connection", name, "url", "echo")).get("signed"))
                .isEqualTo(true);
        assertThat(body(name, Map.of("connection", name, "url", "/away")).get("signed"))
                .isEqualTo(false);
        assertThat(body(name, Map.of("connection", name, "url", "/around")).get("signed"))
                .isEqualTo(true);
    }

    @Test
    void addsNothingToAnOpenService() throws Exception {
        Map<?, ?> body =
                body("open_shop", Map.of("url", "/echo", "headers", Map.of("Authorization", "Bearer of the flow")));
        assertThat(body.get("authorization")).isEqualTo("Bearer of the flow");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "a", "/a", "a/b", "?q=1", "/a%20b", "/@example.com/", "...", "/a..b"})
    void stayBelowTheAddress(String path) throws Exception {
        assertThat(body("shop", Map.of("url", path)).get("path")).asString().startsWith("/v1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.com/",
                "HTTP:example.com",
                "//example.com/",
                " //example.com",
                "..",
                "/../admin",
                "/a/../../admin",
                "/%2e%2E/admin",
                "/.%2e/admin",
                "/a%2f..%2f..%2fadmin",
                "/a\\..\\admin",
                "/a/..;x=1/admin",
                "/./a"
            })
    void refusesWhatLeavesTheAddress(String path) {
        assertThatThrownBy(() -> body("shop", Map.of("url", path)))
                .isInstanceOfSatisfying(
                        NodeFailure.class, failure -> assertThat(failure.code()).isEqualTo("CONNECTION_URL"));
    }

    @Test
    void letsNoFlowReplaceWhatSignsIn() {
        for (var each : Map.of("shop", "authorization", "by_header", "x-KEY").entrySet()) {
            assertThatThrownBy(() ->
                            body(each.getKey(), Map.of("url", "/", "headers", Map.of(each.getValue(), "of the flow"))))
                    .isInstanceOfSatisfying(
                            NodeFailure.class,
                            failure -> assertThat(failure.code()).isEqualTo("HEADER_RESERVED"));
        }
    }

    @Test
    void saysWhenAConnectionHoldsTooLittle() {
        var broken = new LinkedHashMap<>(connection("shop").fields());
        broken.remove("token");
        var input = new NodeInput(Map.of("url", "/"), null, new Connection("shop", "http", broken));
        assertThatThrownBy(() -> new HttpRequest().execute(input, context))
                .isInstanceOfSatisfying(
                        NodeFailure.class, failure -> assertThat(failure.code()).isEqualTo("CONNECTION_INVALID"));
    }

    @Test
    void showsNoSecretFieldInAText() {
        Connection shop = connection("shop");
        assertThat(shop.secrets()).containsExactly(TestingShop.KEY);
        assertThat(shop.toString() + new Given(Map.of(), Map.of("shop", shop))).doesNotContain("sesame");
        Map<String, Object> unknown = Map.of("any", "sesame-sesame", "number", 1L);
        assertThat(new Connection("x", "later", unknown).secrets()).containsExactly("sesame-sesame");
        assertThat(new Given(Map.of(), Map.of("shop", shop)).mask().text("Bearer " + TestingShop.KEY))
                .isEqualTo("Bearer [connection shop]");
    }
}
