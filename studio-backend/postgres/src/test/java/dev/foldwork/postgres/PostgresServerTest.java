package dev.foldwork.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresServerTest {

    @TempDir
    Path home;

    private static int freePort() throws Exception {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static Connection connect(PostgresServer server, String database) throws Exception {
        return DriverManager.getConnection(server.url(database), PostgresSettings.USER, server.password());
    }

    @Test
    void keepsItsDataThroughStopsAndKillsAndIsTakenOver() throws Exception {
        var settings = new PostgresSettings(home.resolve("pg"), freePort(), List.of("one", "two"));
        var server = PostgresServer.start(settings);
        try (var connection = connect(server, "two");
                var statement = connection.createStatement()) {
            statement.execute("create table kept (v int)");
            statement.execute("insert into kept values (42)");
        }
        var again = PostgresServer.start(settings);
        assertThat(again.pid()).isEqualTo(server.pid());

        ProcessHandle.of(server.pid()).orElseThrow().destroyForcibly();
        while (server.isRunning()) {
            Thread.sleep(20);
        }
        var recovered = PostgresServer.start(settings);
        try (var connection = connect(recovered, "two");
                var rows = connection.createStatement().executeQuery("table kept")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getInt(1)).isEqualTo(42);
        }
        recovered.stop();
        assertThat(recovered.isRunning()).isFalse();
        recovered.stop();
    }

    @Test
    void saysThatAPortIsInUse() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var settings = new PostgresSettings(home.resolve("pg"), taken.getLocalPort(), List.of());
            assertThatThrownBy(() -> PostgresServer.start(settings))
                    .isInstanceOf(PostgresException.class)
                    .hasMessageContaining("Port " + taken.getLocalPort() + " is in use");
        }
    }
}
