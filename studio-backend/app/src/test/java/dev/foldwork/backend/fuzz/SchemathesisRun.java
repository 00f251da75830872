package dev.foldwork.backend.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foldwork.backend.TestingBackend;
import dev.foldwork.backend.TestingCaller;
import dev.foldwork.flow.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Has Schemathesis test the service against the contract. It is no part of the sources: {@code make fuzz} brings it and
 * runs this. {@code foldwork.schemathesis} is its program, {@code foldwork.schemathesis.requests} how many it sends at least.
 */
class SchemathesisRun {

    private static final int REQUESTS = Integer.getInteger("foldwork.schemathesis.requests", 20_000);
    private static final String SEED = System.getProperty("foldwork.schemathesis.seed", "42");
    private static final Pattern GENERATED = Pattern.compile("(?m)^ +(\\d+) generated");
    private static final String PEOPLE = "^/api/v1/(sessions|me|tokens|members|invitations|device)";
    private static final String INTERNAL = "^/internal/";

    @TempDir
    Path folder;

    @Test
    void findsNothing() throws Exception {
        TestingBackend backend = TestingBackend.shared();
        Path contract = Files.writeString(folder.resolve("openapi.json"), Json.write(new Api().document()));
        String team = backend.team();
        backend.person(team, "other", "owner");
        UUID person = backend.person(team, "page", "owner");
        TestingCaller owner = backend.caller(team, "schemathesis", "admin");
        TestingCaller page = backend.signedIn(person, team);
        TestingCaller worker = backend.callerAs("viewer", team, "worker", "worker");
        String cookie = page.proof().get(1).replace("foldwork_session=", "");
        int examples = REQUESTS / new Api().operations().size() + 1;
        int sent = 0;
        try (var _ = new Upkeep(backend, team, person, owner, cookie)) {
            sent += run(contract, backend.base(), worker, examples, "--include-path-regex", INTERNAL);
            sent += run(contract, backend.base(), page, examples, "--include-path-regex", PEOPLE);
            sent += run(contract, backend.base(), owner, examples, "--exclude-path-regex", INTERNAL);
        }
        System.out.println("schemathesis: " + sent + " requests with seed " + SEED);
        assertThat(sent).isGreaterThanOrEqualTo(REQUESTS);
    }

    private int run(Path contract, String url, TestingCaller caller, int examples, String... which) throws Exception {
        var command = new ArrayList<>(List.of(
                System.getProperty("foldwork.schemathesis", "../../target/schemathesis/bin/schemathesis"),
                "--config-file",
                settings().toString(),
                "run",
                contract.toString(),
                "--url",
                url,
                "--checks",
                "not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance",
                "--seed",
                SEED,
                "--max-examples",
                String.valueOf(examples)));
        command.addAll(List.of("--continue-on-failure", "--request-timeout", "90", "--suppress-health-check", "all"));
        command.addAll(List.of("--generation-database", "none", "--warnings", "off", "--no-color"));
        command.addAll(List.of(which));
        List<String> proof = caller.proof();
        for (int i = 0; i < proof.size(); i += 2) {
            command.addAll(List.of("--header", proof.get(i) + ": " + proof.get(i + 1)));
        }
        Path log = folder.resolve("log");
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        int code = process.waitFor();
        String text = Files.readString(log);
        System.out.println(text);
        assertThat(code).as("what Schemathesis found stands above").isZero();
        Matcher generated = GENERATED.matcher(text);
        assertThat(generated.find()).isTrue();
        return Integer.parseInt(generated.group(1));
    }

    /** Returns an empty file of settings, so that none of the machine's counts. */
    private Path settings() throws IOException {
        return Files.writeString(folder.resolve("schemathesis.toml"), "");
    }
}
