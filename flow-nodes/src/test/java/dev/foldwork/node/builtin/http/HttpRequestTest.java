package dev.foldwork.node.builtin.http;

import static dev.foldwork.node.TestingRuns.failure;
import static dev.foldwork.node.TestingRuns.output;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.foldwork.node.NodeContext;
import dev.foldwork.node.NodeFailure;
import dev.foldwork.node.TestingContext;
import dev.foldwork.node.TestingRuns;
import dev.foldwork.node.builtin.http.PublicNames.PrivateAddressException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hc.client5.http.DnsResolver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** http.request against a real server on this machine. */
class HttpRequestTest {

    private HttpServer server;
    private String base;
    private NodeContext context;
    private final AtomicInteger calls = new AtomicInteger();

    @BeforeEach
    void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            calls.incrementAndGet();
            answer(exchange);
        });
        server.start();
        String host = "127.0.0.1:" + server.getAddress().getPort();
        base = "http://" + host;
        context = TestingContext.bare().privateHosts(host);
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    private static void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        if (path.equals("/away")) {
            exchange.getResponseHeaders().set("Location", "http://169.254.169.254/latest");
            exchange.sendResponseHeaders(302, -1);
        } else if (path.equals("/round")) {
            exchange.getResponseHeaders().set("Location", "/round");
            exchange.sendResponseHeaders(307, -1);
        } else if (path.equals("/busy")) {
            exchange.getResponseHeaders().set("Retry-After", "7");
            exchange.sendResponseHeaders(503, -1);
        } else if (path.equals("/slow")) {
            pause();
            exchange.sendResponseHeaders(200, -1);
        } else {
            byte[] body = path.equals("/big")
                    ? new byte[300_000]
                    : ("{\"method\":\"" + exchange.getRequestMethod() + "\",\"query\":\""
                                    + exchange.getRequestURI().getRawQuery() + "\",\"sent\":"
                                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)
                                            .replaceAll("^$", "null")
                                    + ",\"key\":\""
                                    + exchange.getRequestHeaders().getFirst("Idempotency-Key") + "\"}")
                            .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }

    private static void pause() {
        try {
            Thread.sleep(5_000);
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void sendsAndReadsJson() {
        var output = output(
                context,
                "http.request@1",
                "method",
                "POST",
                "url",
                base + "/echo",
                "query",
                Map.of("q", "a b"),
                "body",
                Map.of("n", 1L));
        assertThat(output).containsEntry("status", 200L);
        assertThat(output.get("body"))
                .isEqualTo(Map.of("method", "POST", "query", "q=a+b", "sent", Map.of("n", 1L), "key", "run-1/node/1"));
    }

    @Test
    void makesAnArtifactOfALargeBody() {
        var output = output(context, "http.request@1", "url", base + "/big");
        assertThat(output.get("body")).asString().contains("$artifact=sha256:").contains("size=300000");
    }

    @Test
    void failsRetryablyOnAStatusThatMayPass() {
        NodeFailure failure = failure(context, "http.request@1", "url", base + "/busy");
        assertThat(failure.code()).isEqualTo("HTTP_STATUS");
        assertThat(failure.retryable()).isTrue();
        assertThat(failure.retryAfter()).isEqualTo(Duration.ofSeconds(7));
        assertThat(output(context, "http.request@1", "url", base + "/busy", "expect", List.of(503L)))
                .containsEntry("status", 503L);
    }

    @Test
    void followsNoRedirectToWhatIsNotPublic() {
        assertThat(failure(context, "http.request@1", "url", base + "/away").code())
                .isEqualTo("ADDRESS_PRIVATE");
        assertThat(failure(context, "http.request@1", "url", base + "/round").code())
                .isEqualTo("TOO_MANY_REDIRECTS");
    }

    @Test
    void callsOnlyNamedHosts() {
        var only = TestingContext.bare().onlyHosts("example.org", "*.example.com");
        assertThat(failure(only, "http.request@1", "url", base).code()).isEqualTo("HOST_DENIED");
        assertThat(failure(only, "http.request@1", "url", "http://example.com.evil.test/")
                        .code())
                .isEqualTo("HOST_DENIED");
    }

    @Test
    void endsWhenTheRunIsCancelled() throws Exception {
        var ended = new CountDownLatch(1);
        Thread caller = Thread.ofVirtual().start(() -> {
            try {
                TestingRuns.attempt(context, "http.request@1", "url", base + "/slow");
            } catch (InterruptedException cancelled) {
                ended.countDown();
            } catch (NodeFailure failure) {
                throw new AssertionError(failure);
            }
        });
        Thread.sleep(300);
        caller.interrupt();
        assertThat(ended.await(2, java.util.concurrent.TimeUnit.SECONDS)).isTrue();
    }

    /** Every spelling of an address that is not public, and addresses that are no web addresses. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1/",
                "http://127.1/",
                "http://127.0.1/",
                "http://2130706433/",
                "http://0x7f000001/",
                "http://0x7f.0.0.1/",
                "http://0177.0.0.1/",
                "http://017700000001/",
                "http://127.000.000.001/",
                "http://0/",
                "http://0.0.0.0/",
                "http://[::1]/",
                "http://[::]/",
                "http://[0:0:0:0:0:0:0:1]/",
                "http://[::ffff:127.0.0.1]/",
                "http://[::ffff:7f00:1]/",
                "http://[::127.0.0.1]/",
                "http://[64:ff9b::7f00:1]/",
                "http://[64:ff9b::127.0.0.1]/",
                "http://[2002:7f00:1::]/",
                "http://[2001:0:7f00:1::]/",
                "http://[fe80::1]/",
                "http://[fe80::1%25lo]/",
                "http://[fc00::1]/",
                "http://[fd12:3456::1]/",
                "http://[fec0::1]/",
                "http://[ff02::1]/",
                "http://[2001:db8::1]/",
                "http://[100::1]/",
                "http://[3fff::1]/",
                "http://10.0.0.1/",
                "http://10.255.255.255/",
                "http://172.16.0.1/",
                "http://172.31.255.255/",
                "http://192.168.0.1/",
                "http://169.254.169.254/",
                "http://100.64.0.1/",
                "http://100.127.255.255/",
                "http://192.0.0.1/",
                "http://192.0.2.1/",
                "http://192.88.99.1/",
                "http://198.18.0.1/",
                "http://198.19.255.255/",
                "http://198.51.100.1/",
                "http://203.0.113.1/",
                "http://224.0.0.1/",
                "http://240.0.0.1/",
                "http://255.255.255.255/",
                "http://localhost/",
                "http://localhost./",
                "http://LOCALHOST/",
                "https://127.0.0.1/",
                "http://user@127.0.0.1/",
                "http://user:pw@example.org/",
                "http://127.0.0.1:22/",
                "file:///etc/passwd",
                "ftp://example.org/",
                "gopher://127.0.0.1/",
                "jar:http://example.org!/",
                "//example.org/",
                "example.org",
                "http://",
                "http:///x",
                "http://exa mple.org/",
                "javascript:alert(1)"
            })
    void reachesNothingThatIsNotPublic(String url) {
        NodeFailure failure = failure(TestingContext.bare(), "http.request@1", "url", url);
        assertThat(failure.code()).isIn("ADDRESS_PRIVATE", "URL_INVALID");
        assertThat(calls).hasValue(0);
    }

    @Test
    void refusesANameThatMeansAPrivateAddressNowOrLater() throws Exception {
        var answers = new AtomicInteger();
        DnsResolver flipping = new DnsResolver() {
            @Override
            public InetAddress[] resolve(String host) {
                boolean first = answers.getAndIncrement() == 0;
                return new InetAddress[] {InetAddress.ofLiteral(first ? "93.184.215.14" : "127.0.0.1")};
            }

            @Override
            public String resolveCanonicalHostname(String host) {
                return host;
            }
        };
        var names = new PublicNames(false, flipping);
        assertThat(names.resolve("flip.test")).hasSize(1);
        assertThatThrownBy(() -> names.resolve("flip.test")).isInstanceOf(PrivateAddressException.class);
        DnsResolver mixed = new DnsResolver() {
            @Override
            public InetAddress[] resolve(String host) {
                return new InetAddress[] {InetAddress.ofLiteral("93.184.215.14"), InetAddress.ofLiteral("10.0.0.7")};
            }

            @Override
            public String resolveCanonicalHostname(String host) {
                return host;
            }
        };
        assertThatThrownBy(() -> new PublicNames(false, mixed).resolve("mixed.test"))
                .isInstanceOf(PrivateAddressException.class);
    }

    @Test
    void connectsToNothingPrivateWhoeverGaveTheAddress() throws IOException {
        try (var socket = new GuardedSocket(false)) {
            assertThatThrownBy(() -> socket.connect(server.getAddress(), 1_000))
                    .isInstanceOf(PrivateAddressException.class);
        }
        assertThat(calls).hasValue(0);
    }
}
