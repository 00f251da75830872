package dev.foldwork.cli.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foldwork.cli.ExitCode;
import dev.foldwork.cli.TestingCli;
import dev.foldwork.cli.TestingCli.Ended;
import dev.foldwork.flow.json.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands on secrets, on a real backend. */
class SecretCommandTest {

    private static final TestingStudio STUDIO = TestingStudio.shared();

    @TempDir
    Path folder;

    private TestingCli cli;

    @BeforeEach
    void open() throws IOException {
        cli = STUDIO.cli(folder, STUDIO.team(), "anna", "admin");
    }

    private Ended typing(String typed, String... arguments) {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8)));
        try {
            return cli.run(arguments);
        } finally {
            System.setIn(before);
        }
    }

    @Test
    void setsListsAndDeletes() {
        assertThat(cli.run("secret", "list").err()).contains("no secrets yet");
        Ended added = typing("open sesame\n", "secret", "set", "KEY", "--value-stdin", "--note", "for the shop");
        assertThat(added.code()).as(added.err()).isZero();
        assertThat(added.out()).isEqualToIgnoringNewLines("Added KEY");
        assertThat(typing("another\nvalue", "secret", "set", "KEY", "--value-stdin")
                        .out())
                .isEqualToIgnoringNewLines("Changed KEY");
        Ended listed = cli.run("secret", "list");
        assertThat(listed.out()).containsPattern("KEY +\\d{4}-\\d\\d-\\d\\d +never +for the shop");
        assertThat(listed.out()).doesNotContain("sesame").doesNotContain("another");
        assertThat(Json.parse(cli.run("secret", "list", "-o", "json").out().getBytes(StandardCharsets.UTF_8)))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
                .hasSize(1);
        assertThat(cli.run("secret", "reseal").out()).contains("1");
        assertThat(cli.run("secret", "delete", "KEY").out()).contains("Deleted KEY");
        Ended gone = cli.run("secret", "delete", "KEY");
        assertThat(gone.code()).isEqualTo(ExitCode.NOT_FOUND);
        assertThat(gone.err()).contains("no secret 'KEY'").contains("foldwork secret list");
    }

    @Test
    void saysWhoUsesASecret() {
        typing("open sesame", "secret", "set", "KEY", "--value-stdin");
        assertThat(cli.run("secret", "uses", "KEY").err()).contains("No flow asks for KEY");
        String text = """
                apiVersion: foldwork/v1
                kind: Flow
                metadata: { name: shop }
                spec:
                  access: { secrets: [KEY] }
                  nodes: { a: { type: data.set@1, with: { v: 1 } } }
                """;
        CloudAddress.find(folder).send("POST", "/api/v1/flows", Map.of("text", text), null);
        assertThat(cli.run("secret", "uses", "KEY").out()).isEqualToIgnoringNewLines("shop (draft)");
        Ended refused = cli.run("secret", "delete", "KEY");
        assertThat(refused.code()).isEqualTo(ExitCode.CONFLICT);
        assertThat(refused.err()).contains("The draft of 'shop' asks for the secret 'KEY'");
        assertThat(cli.run("secret", "delete", "KEY", "--force").code()).isZero();
    }

    @Test
    void refusesWhatCannotBeSet() {
        Ended nobody = cli.run("secret", "set", "KEY");
        assertThat(nobody.code()).isEqualTo(ExitCode.USAGE);
        assertThat(nobody.err()).contains("--value-stdin");
        assertThat(typing("", "secret", "set", "KEY", "--value-stdin").code()).isEqualTo(ExitCode.USAGE);
        Ended brief = typing("abc", "secret", "set", "KEY", "--value-stdin");
        assertThat(brief.code()).isEqualTo(ExitCode.USAGE);
        assertThat(brief.err()).contains("6 characters");
        assertThat(typing("open sesame", "secret", "set", "a-b", "--value-stdin")
                        .code())
                .isEqualTo(ExitCode.USAGE);
    }
}
