package dev.foldwork.flow.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Schemas come from anybody: none of them breaks whoever uses it, and none leads anywhere. */
class FullSchemaCheckTest {

    @Test
    void aSchemaThatCannotBeUsedSaysSoAndFitsNothing() {
        for (Map<String, ?> schema : List.<Map<String, ?>>of(
                Map.of("$ref", "#/$defs/none"),
                Map.of("type", "string", "pattern", "(["),
                Map.of("$ref", "urn:example:elsewhere"))) {
            assertThat(FullSchemaCheck.fault(schema)).as(schema.toString()).isNotBlank();
            assertThat(FullSchemaCheck.messages(schema, "x"))
                    .as(schema.toString())
                    .isNotEmpty();
        }
        assertThat(FullSchemaCheck.fault(Map.of("type", "string", "minLength", 2)))
                .isNull();
        assertThat(FullSchemaCheck.messages(Map.of("type", "string", "minLength", 2), "x"))
                .hasSize(1);
    }

    @Test
    void nothingIsFetched() throws Exception {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            server.setSoTimeout(300);
            Map<String, ?> schema = Map.of("$ref", "http://127.0.0.1:" + server.getLocalPort() + "/schema.json");
            assertThat(FullSchemaCheck.fault(schema)).isNotBlank();
            assertThat(FullSchemaCheck.messages(schema, "x")).isNotEmpty();
            SocketTimeoutException nobody = null;
            try {
                server.accept().close();
            } catch (SocketTimeoutException expected) {
                nobody = expected;
            }
            assertThat(nobody).as("nobody comes").isNotNull();
        }
    }
}
