package dev.foldwork.cli.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foldwork.cli.ExitCode;
import dev.foldwork.cli.TestingCli;
import dev.foldwork.cli.TestingCli.Ended;
import dev.foldwork.flow.json.Json;
import dev.foldwork.testing.TestingShop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands on connections, on a real backend, and runs on this machine that are given one. */
class ConnectionCommandTest {

    private static final TestingStudio STUDIO = TestingStudio.shared();

    @TempDir
    Path folder;

    private TestingCli cli;

    @BeforeEach
    void open() throws IOException {
        cli = STUDIO.cli(folder, STUDIO.team(), "anna", "admin");
    }

    private String file(String name, Map<String, ?> content) throws IOException {
        return Files.writeString(folder.resolve(name), Json.write(content)).toString();
    }

    private String shop(String token) throws IOException {
        return file(
                "shop.json",
                Map.of("kind", "http", "baseUrl", "https://shop.example.com", "auth", "bearer", "token", token));
    }

    @Test
    void setsShowsListsAndDeletes() throws IOException {
        assertThat(cli.run("connection", "list").err()).contains("no connections yet");
        Ended added = cli.run("connection", "set", "shop", "--file", shop("open sesame"), "--note", "orders");
        assertThat(added.code()).as(added.err()).isZero();
        assertThat(added.out()).isEqualToIgnoringNewLines("Added shop");
        assertThat(cli.run("connection", "set", "shop", "--note", "all orders").out())
                .isEqualToIgnoringNewLines("Changed shop");
        assertThat(cli.run("connection", "list").out())
                .containsPattern("shop +http +\\d{4}-\\d\\d-\\d\\d +never +all orders");
        Ended shown = cli.run("connection", "show", "shop");
        assertThat(shown.out())
                .contains("shop (http)", "baseUrl: https://shop.example.com")
                .doesNotContain("sesame");
        assertThat(cli.run("connection", "uses", "shop").err()).contains("No flow asks for shop");
        assertThat(cli.run("connection", "delete", "shop").out()).contains("Deleted shop");
        assertThat(cli.run("connection", "show", "shop").code()).isEqualTo(ExitCode.NOT_FOUND);
    }

    @Test
    void setsFieldsThatAreNotSecretOnTheCommandLine() throws IOException {
        Ended open = cli.run("connection", "set", "open", "--kind", "http", "--set", "baseUrl=https://a.example.com");
        assertThat(open.code()).as(open.err()).isZero();
        assertThat(cli.run("connection", "set", "open", "--set", "baseUrl=https://b.example.com")
                        .code())
                .isZero();
        assertThat(cli.run("connection", "show", "open").out()).contains("https://b.example.com");
        assertThat(cli.run("connection", "set", "mail", "--kind", "smtp", "--set", "host=a", "--set", "port=25")
                        .code())
                .isZero();
        Ended asks = cli.run(
                "connection", "set", "shop", "--kind", "http", "--set", "baseUrl=https://a", "--set", "auth=bearer");
        assertThat(asks.code()).isEqualTo(ExitCode.USAGE);
        assertThat(asks.err()).contains("--file");
        Ended secret = cli.run("connection", "set", "open", "--set", "token=open sesame");
        assertThat(secret.code()).isEqualTo(ExitCode.USAGE);
        assertThat(secret.err()).contains("'token' is secret");
    }

    @Test
    void refusesWhatIsNoConnection() throws IOException {
        assertThat(cli.run("connection", "set", "x").err()).contains("--kind");
        assertThat(cli.run("connection", "set", "x", "--kind", "ftp").err()).contains("http, openai");
        Ended brief = cli.run("connection", "set", "x", "--file", shop("abc"));
        assertThat(brief.code()).isEqualTo(ExitCode.USAGE);
        assertThat(brief.err()).contains("6 characters").doesNotContain("abc");
        cli.run("connection", "set", "shop", "--file", shop("open sesame"));
        String mail = file("mail.json", Map.of("kind", "smtp", "host", "mail.example.com"));
        assertThat(cli.run("connection", "set", "shop", "--file", mail).err()).contains("is of kind http");
        assertThat(cli.run("connection", "set", "shop", "--file", mail, "--kind", "smtp")
                        .code())
                .isEqualTo(ExitCode.USAGE);
    }

    @Test
    void aRunOnThisMachineTakesOneFromAFile() throws IOException {
        Path flow = Files.writeString(folder.resolve("orders.flow.yaml"), """
                apiVersion: foldwork/v1
                kind: Flow
                metadata: { name: orders }
                spec:
                  access: { connections: { shop: http } }
                  nodes: { a: { type: http.request@1, with: { connection: shop, url: /echo } } }
                  outputs: { signed: "${ nodes.a.body.signed }", back: "${ nodes.a.body.authorization }" }
                """);
        Ended without = cli.run("run", flow.toString());
        assertThat(without.code()).isNotZero();
        assertThat(without.err()).contains("needs the connection 'shop' of kind http", "--connection shop=FILE.json");

        var fields = new LinkedHashMap<>(TestingShop.connections().get("shop").fields());
        fields.put("kind", "http");
        String shop = "shop=" + file("shop.json", fields);
        Ended ran = cli.run("run", flow.toString(), "--connection", shop, "--private-host", "127.0.0.1", "-o", "json");
        assertThat(ran.code()).as(ran.err()).isZero();
        assertThat(ran.out()).contains("\"signed\":true", "[connection shop]").doesNotContain(TestingShop.KEY);

        String mail = "shop=" + file("mail.json", Map.of("kind", "smtp", "host", "mail.example.com"));
        assertThat(cli.run("run", flow.toString(), "--connection", mail).err()).contains("is of kind smtp");
        assertThat(cli.run("run", flow.toString(), "--connection", shop, "--detach")
                        .code())
                .isEqualTo(ExitCode.USAGE);
        assertThat(cli.run("run", flow.toString(), "--connection", "shop").code())
                .isEqualTo(ExitCode.USAGE);
        assertThat(cli.run("run", flow.toString(), "--connection", "shop=" + folder.resolve("none.json"))
                        .code())
                .isEqualTo(ExitCode.NOT_FOUND);
    }
}
