package dev.foldwork.cli.bad;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foldwork.cli.TestingCli;
import dev.foldwork.cli.TestingCli.Ended;
import dev.foldwork.testing.cloud.TestingCloud;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A system that cannot start: said at once, before any part of it was started. */
class BadStartTest {

    @TempDir
    Path folder;

    private Map<String, String> program(boolean whole) throws Exception {
        Path program = folder.resolve("program");
        Files.createDirectories(program.resolve("backend"));
        Files.createDirectories(program.resolve("worker"));
        if (whole) {
            Files.createDirectories(program.resolve("conductor/BOOT-INF/lib"));
        }
        return Map.of("FOLDWORK_HOME", program.toString());
    }

    private Ended up(Map<String, String> environment, int port) throws Exception {
        return new TestingCli(folder.resolve("data"))
                .start("true", environment, "up", "--port", Integer.toString(port))
                .end();
    }

    private void nothingWasStarted() {
        assertThat(folder.resolve("data/stack/postgres/data")).doesNotExist();
        assertThat(folder.resolve("data/stack/url")).doesNotExist();
    }

    @Test
    void namesEveryBusyPort() throws Exception {
        try (var first = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var third = new ServerSocket(first.getLocalPort() + 2, 1, InetAddress.getLoopbackAddress())) {
            Ended ended = up(program(true), first.getLocalPort());
            assertThat(ended.code()).as(ended.err()).isEqualTo(6);
            assertThat(ended.err())
                    .contains("Ports " + first.getLocalPort() + ", " + third.getLocalPort())
                    .contains("used by another program")
                    .contains("→ stop it, or name another first port: foldwork up --port")
                    .doesNotContain("Stopping");
        }
        nothingWasStarted();
    }

    @Test
    void refusesAPortThatCannotBe() throws Exception {
        Ended ended = up(program(true), 65_534);
        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err()).contains("--port 65534").contains("65533");
        nothingWasStarted();
    }

    @Test
    void saysHowToFetchAMissingConductor() throws Exception {
        Ended ended = up(program(false), TestingCloud.freePort());
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.err())
                .contains("lacks the Conductor server")
                .contains("make build")
                .contains("Maven Central");
        nothingWasStarted();
    }

    /** A checkout whose build cannot fetch anything. */
    @Test
    void saysThatTheFirstBuildNeedsANetwork() throws Exception {
        Path checkout = Files.createDirectories(folder.resolve("checkout"));
        Files.copy(TestingCloud.checkout().resolve("foldwork"), checkout.resolve("foldwork"));
        Files.writeString(checkout.resolve("pom.xml"), """
                <project><modelVersion>4.0.0</modelVersion><groupId>x</groupId><artifactId>x</artifactId>
                <version>1</version><packaging>pom</packaging>
                <parent><groupId>org.conductoross</groupId><artifactId>absent</artifactId><version>1</version>
                <relativePath/></parent></project>
                """);
        var builder = new ProcessBuilder("bash", checkout.resolve("foldwork").toString(), "--build");
        builder.environment().put("FOLDWORK_BUILD_ONLY", "-o -Dmaven.repo.local=" + folder.resolve("empty"));
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process process = builder.redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(said).isEqualTo(5);
        assertThat(said).contains("needs the network").contains("settings.xml").contains("target/build.log");
        assertThat(checkout.resolve("target/dist")).doesNotExist();
    }
}
