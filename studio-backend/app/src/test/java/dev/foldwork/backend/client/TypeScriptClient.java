package dev.foldwork.backend.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foldwork.backend.TestingBackend;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs the tests of studio-frontend/api that call a real service. They need the packages of the lock file, so this is no
 * part of an ordinary Maven build: {@code make client-test} and, by the profile typescript-client, {@code make test} run it.
 */
class TypeScriptClient {

    private static final Path CHECKOUT = Path.of("../..").toAbsolutePath().normalize();

    @TempDir
    Path folder;

    @Test
    void callsTheService() throws Exception {
        String node = Objects.requireNonNull(System.getProperty("foldwork.node"), "foldwork.node names no Node.js");
        Path log = folder.resolve("log");
        TestingBackend backend = TestingBackend.shared();
        String team = backend.team();
        String token = header(backend.caller(team, "client", "admin").proof(), "Authorization");
        String cookie = header(
                backend.signedIn(backend.person(team, "page", "owner"), team).proof(), "Cookie");
        var command = new ProcessBuilder(node, "--test", "--test-reporter=tap", "studio-frontend/api/live/*.test.ts")
                .directory(CHECKOUT.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        command.environment().put("FOLDWORK_URL", backend.base());
        command.environment().put("FOLDWORK_TOKEN", token.replace("Bearer ", ""));
        command.environment().put("FOLDWORK_COOKIE", cookie);
        Process tests = command.start();
        try {
            boolean over = tests.waitFor(3, TimeUnit.MINUTES);
            String told = Files.readString(log);
            assertThat(over && tests.exitValue() == 0).as(told).isTrue();
            assertThat(told).containsPattern("# pass [1-9]");
            System.out.println("client: " + told.replaceAll("(?s).*(# tests \\d+).*(# pass \\d+).*", "$1 $2"));
        } finally {
            tests.destroyForcibly();
        }
    }

    private static String header(List<String> pairs, String name) {
        return pairs.get(pairs.indexOf(name) + 1);
    }
}
