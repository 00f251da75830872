package dev.foldwork.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.foldwork.testing.cloud.TestingCloud;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Directions of dependency, and sizes of files. */
class HouseRulesTest {

    private static final String MODEL = "dev.foldwork.flow..";
    private static final String NODES = "dev.foldwork.node..";
    private static final String LOCAL = "dev.foldwork.local..";
    private static final String CONDUCTOR = "dev.foldwork.conductor..";
    private static final String BACKEND = "dev.foldwork.backend..";
    private static final String TELEMETRY = "dev.foldwork.telemetry..";
    private static final String CLI = "dev.foldwork.cli..";
    private static final int LARGEST_FILE = 500;

    static JavaClasses all;

    @BeforeAll
    static void read() {
        all = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .withImportOption(location -> !location.contains("-tests.jar"))
                .importPackages("dev.foldwork");
    }

    private static void refuses(String from, String... to) {
        noClasses()
                .that()
                .resideInAPackage(from)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(to)
                .check(all);
    }

    @Test
    void theModelKnowsNoFramework() {
        refuses(
                MODEL,
                NODES,
                LOCAL,
                CONDUCTOR,
                BACKEND,
                CLI,
                TELEMETRY,
                "org.springframework..",
                "org.jooq..",
                "java.net.http..",
                "java.sql..");
    }

    @Test
    void importersReachNothing() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "dev.foldwork.flow.importing..",
                        "dev.foldwork.flow.bundle..",
                        "dev.foldwork.backend.transfer..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.net..", "java.nio.file..", "java.nio.channels..", "javax.script..")
                .orShould()
                .dependOnClassesThat()
                .haveNameMatching("java\\.lang\\.(ProcessBuilder|Runtime)|java\\.io\\.(File.*|RandomAccessFile)")
                .check(all);
    }

    @Test
    void nodesKnowNoEngine() {
        refuses(NODES, LOCAL, CONDUCTOR, BACKEND, CLI, "org.springframework..", "org.jooq..");
    }

    @Test
    void onlyTelemetryKnowsOpenTelemetry() {
        noClasses()
                .that()
                .resideOutsideOfPackage(TELEMETRY)
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.opentelemetry..")
                .check(all);
        refuses(TELEMETRY, NODES, LOCAL, CONDUCTOR, BACKEND, CLI, "org.springframework..", "org.jooq..");
        refuses(NODES, TELEMETRY);
        refuses(LOCAL, TELEMETRY);
    }

    @Test
    void enginesDoNotKnowEachOther() {
        refuses(LOCAL, CONDUCTOR, BACKEND, CLI, "org.springframework..");
        refuses(CONDUCTOR, LOCAL, BACKEND, CLI);
        // What runs inside the Conductor server itself is compiled against its libraries.
        noClasses()
                .that()
                .resideInAPackage(CONDUCTOR)
                .and()
                .resideOutsideOfPackage("dev.foldwork.conductor.server.patience..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.springframework..")
                .check(all);
        refuses("dev.foldwork.conductor.compiler..", NODES);
        refuses("dev.foldwork.conductor.client..", NODES);
    }

    @Test
    void theBackendRunsNoNodes() {
        refuses(BACKEND, NODES, LOCAL, CLI, "dev.foldwork.conductor.worker..");
    }

    @Test
    void theCommandLineTalksHttpToTheBackend() {
        refuses(CLI, BACKEND, "dev.foldwork.conductor.compiler..", "dev.foldwork.conductor.client..");
    }

    @Test
    void tablesAppearInStoresOnly() {
        classes()
                .that()
                .resideInAPackage("dev.foldwork.schema..")
                .should()
                .onlyHaveDependentClassesThat()
                .haveSimpleNameEndingWith("Store")
                .orShould()
                .onlyHaveDependentClassesThat()
                .resideInAPackage("dev.foldwork.schema..")
                .check(all.that(com.tngtech.archunit.base.DescribedPredicate.describe(
                        "are tables", type -> type.getPackageName().equals("dev.foldwork.schema"))));
    }

    @Test
    void filesStaySmall() throws IOException {
        var large = new ArrayList<String>();
        for (String module : List.of(
                "flow-model",
                "flow-nodes",
                "telemetry",
                "local-runner",
                "conductor-workers",
                "studio-backend",
                "cli")) {
            try (Stream<Path> files = Files.walk(TestingCloud.checkout().resolve(module))) {
                for (Path file : files.filter(each -> each.toString().endsWith(".java")
                                && !each.toString().contains("/target/"))
                        .toList()) {
                    long lines = Files.lines(file).count();
                    if (lines > LARGEST_FILE) {
                        large.add(file + " has " + lines + " lines");
                    }
                }
            }
        }
        assertThat(large).isEmpty();
    }
}
