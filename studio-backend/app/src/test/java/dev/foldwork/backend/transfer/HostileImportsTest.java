package dev.foldwork.backend.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foldwork.backend.TestingBackend;
import dev.foldwork.backend.TestingCaller;
import dev.foldwork.backend.TestingCaller.Answer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What must not be imported: refused with its reason, and nothing is left of it. Nothing in transfer can reach out (HouseRulesTest). */
class HostileImportsTest {

    private static TestingCaller eve;

    @BeforeAll
    static void open() {
        TestingBackend backend = TestingBackend.shared();
        eve = backend.caller(backend.team(), "eve", "flows:write");
    }

    static Stream<HostileBundles.Hostile> hostile() throws Exception {
        return HostileBundles.all();
    }

    private static Set<String> around() throws Exception {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.map(Path::toString).collect(Collectors.toSet());
        }
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void isRefusedWithItsReason(HostileBundles.Hostile hostile) throws Exception {
        Set<String> before = around();
        long programs = programs();
        Answer answer = eve.bytes("/api/v1/imports?name=hostile", hostile.bytes());
        assertThat(answer.code()).as(answer.text("detail")).isEqualTo(hostile.code());
        assertThat(answer.text("detail") + answer.list("problems")).contains(hostile.says());
        assertThat(around().stream().filter(path -> path.contains("escaped"))).isEmpty();
        assertThat(before).isNotEmpty();
        assertThat(programs()).isEqualTo(programs);
        assertThat(eve.get("/api/v1/flows").list("flows")).isEmpty();
        assertThat(TestingBackend.shared()
                        .database()
                        .fetchValue("select count(*) from import_source where name = 'hostile'"))
                .isEqualTo(0L);
    }

    /** Direct children that are not the test's own database. */
    private static long programs() {
        return ProcessHandle.current()
                .children()
                .filter(child -> !child.info().command().orElse("postgres").contains("postgres"))
                .count();
    }

    @Test
    void thereAreFifty() throws Exception {
        assertThat(HostileBundles.all().map(HostileBundles.Hostile::name).distinct())
                .hasSizeGreaterThanOrEqualTo(50);
    }
}
