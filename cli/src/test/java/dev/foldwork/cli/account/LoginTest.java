package dev.foldwork.cli.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foldwork.backend.BackendMain;
import dev.foldwork.cli.ExitCode;
import dev.foldwork.cli.TestingCli;
import dev.foldwork.cli.TestingCli.Child;
import dev.foldwork.cli.TestingCli.Ended;
import dev.foldwork.cli.cloud.Visitor;
import dev.foldwork.flow.json.Json;
import dev.foldwork.postgres.PostgresServer;
import dev.foldwork.postgres.PostgresSettings;
import dev.foldwork.testing.cloud.TestingCloud;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The commands that sign in and out, on a real backend and PostgreSQL. */
class LoginTest {

    private static final String EMAIL = "olga@example.test";
    private static final String PASSWORD = "four words or even more";

    @TempDir
    static Path home;

    @TempDir
    Path mine;

    static PostgresServer postgres;
    static ConfigurableApplicationContext service;
    static String url;

    @BeforeAll
    static void open() throws Exception {
        int database = TestingCloud.freePort();
        postgres = PostgresServer.start(new PostgresSettings(home.resolve("pg"), database, List.of("foldwork")));
        int port = TestingCloud.freePort();
        url = "http://127.0.0.1:" + port;
        Files.writeString(home.resolve("password"), postgres.password());
        service = SpringApplication.run(
                BackendMain.class,
                "--foldwork.port=" + port,
                "--foldwork.database.url=" + postgres.url("foldwork"),
                "--foldwork.database.password-file=" + home.resolve("password"),
                "--foldwork.conductor=http://127.0.0.1:1/api",
                "--foldwork.token-file=" + home.resolve("token"),
                "--foldwork.worker-token-file=" + home.resolve("worker-token"),
                "--foldwork.secret-key-file=" + home.resolve("secret-key"),
                "--foldwork.setup-link-file=" + home.resolve("setup-link"));
        String link = Files.readString(home.resolve("setup-link")).strip();
        var first = new TestingCli(Files.createDirectory(home.resolve("first")));
        Ended joined = typing(PASSWORD, first, "join", link, "--email", EMAIL, "--name", "Olga", "--password-stdin");
        assertThat(joined.code()).as(joined.err()).isZero();
        assertThat(joined.out()).contains("Signed in as Olga <" + EMAIL + ">, owner of team default at " + url);
        Ended again = typing(PASSWORD, first, "join", link, "--email", "eve@x.test", "--name", "E", "--password-stdin");
        assertThat(again.code()).isEqualTo(ExitCode.NOT_FOUND);
        assertThat(again.err()).contains("was used or has expired");
    }

    @AfterAll
    static void close() throws Exception {
        service.close();
        postgres.stop();
    }

    /** Runs a command with this on its standard input. */
    private static Ended typing(String input, TestingCli cli, String... arguments) {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream((input + "\n").getBytes(StandardCharsets.UTF_8)));
        try {
            return cli.run(arguments);
        } finally {
            System.setIn(before);
        }
    }

    private static Ended signIn(TestingCli cli, String password) {
        return typing(password, cli, "login", "--server", url, "--email", EMAIL, "--password-stdin");
    }

    @Test
    void signsInWithAPasswordAndOutAgain() throws Exception {
        var cli = new TestingCli(mine);

        assertThat(signIn(cli, PASSWORD).code()).isZero();

        Path file = mine.resolve("login.json");
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(cli.run("whoami").out()).contains("Olga <" + EMAIL + ">, owner of team default");
        assertThat(Json.object(cli.run("whoami", "-o", "json").out()))
                .containsEntry("email", EMAIL)
                .containsEntry("url", url);
        assertThat(cli.run("runs", "list", "--cloud").code()).isZero();
        String kept = Files.readString(file);
        assertThat(cli.run("logout").code()).isZero();
        assertThat(file).doesNotExist();
        assertThat(cli.run("logout").code()).isEqualTo(ExitCode.AUTHENTICATION);
        assertThat(cli.run("whoami").code()).isEqualTo(ExitCode.UNREACHABLE);

        Files.writeString(file, kept);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        Ended replayed = cli.run("whoami");
        assertThat(replayed.code()).isEqualTo(ExitCode.AUTHENTICATION);
        assertThat(replayed.err()).contains("foldwork login");
    }

    @Test
    void waitsUntilAPersonApprovesTheCode() throws Exception {
        var cli = new TestingCli(mine);
        Child waiting = cli.start(":", Map.of(), "login", "--server", url);
        waiting.awaitErr("Waiting until somebody approves it");
        Matcher code = Pattern.compile("[A-Z]{4}-[A-Z]{4}").matcher(Files.readString(waiting.err()));
        assertThat(code.find()).isTrue();
        var person = new Visitor(URI.create(url));
        person.signIn(EMAIL, PASSWORD);
        person.approve(new Visitor.Device("", code.group(), "", 5));
        person.leave();

        Ended ended = waiting.end();

        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(ended.out()).contains("Signed in as Olga");
        assertThat(cli.run("whoami").code()).isZero();
    }

    @Test
    void saysWhatIsWrong() throws Exception {
        var cli = new TestingCli(mine);
        Ended wrong = signIn(cli, "not the right words");
        assertThat(wrong.code()).isEqualTo(ExitCode.AUTHENTICATION);
        assertThat(wrong.err()).contains("Nobody has this address with this password");
        assertThat(mine.resolve("login.json")).doesNotExist();
        assertThat(signIn(cli, "").code()).isEqualTo(ExitCode.USAGE);
        for (String server : List.of(
                "http://studio.example.org",
                "ftp://127.0.0.1",
                "http://127.0.0.1@evil.test",
                "http://127.0.0.1.evil.test",
                "studio",
                url + "/path",
                url + "?x")) {
            assertThat(cli.run("login", "--server", server).code()).as(server).isEqualTo(ExitCode.USAGE);
        }
        assertThat(cli.run("login", "--server", "http://127.0.0.1:1").code()).isEqualTo(ExitCode.UNREACHABLE);
        assertThat(cli.run("join", url + "/join").code()).isEqualTo(ExitCode.USAGE);
        assertThat(cli.run("join", "http://evil.test/join#fwi_" + "a".repeat(43))
                        .code())
                .isEqualTo(ExitCode.USAGE);
    }

    @Test
    void refusesALoginThatOthersCanRead() throws Exception {
        var cli = new TestingCli(mine);
        assertThat(signIn(cli, PASSWORD).code()).isZero();
        Files.setPosixFilePermissions(mine.resolve("login.json"), PosixFilePermissions.fromString("rw-r--r--"));

        Ended refused = cli.run("whoami");

        assertThat(refused.code()).isEqualTo(ExitCode.AUTHENTICATION);
        assertThat(refused.err()).contains("can be read by others");
    }
}
