import dev.foldwork.postgres.PostgresServer;
import dev.foldwork.postgres.PostgresSettings;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.jooq.codegen.GenerationTool;
import org.jooq.meta.jaxb.Configuration;
import org.jooq.meta.jaxb.Database;
import org.jooq.meta.jaxb.Generate;
import org.jooq.meta.jaxb.Generator;
import org.jooq.meta.jaxb.Jdbc;
import org.jooq.meta.jaxb.Target;

/**
 * Generates the table classes: migrates a real, empty database and reads it back.
 *
 * <p>Run by the build with the module's folder and its target folder. Does nothing when neither a migration nor this
 * file has changed since the last time.
 */
public final class GenerateTables {

    private static final String PACKAGE = "dev.foldwork.schema";

    private GenerateTables() {}

    public static void main(String[] arguments) throws Exception {
        Path module = Path.of(arguments[0]);
        Path target = Path.of(arguments[1]);
        Path marker = target.resolve("generated-sources/jooq.hash");
        String hash = hash(module);
        if (Files.exists(marker) && Files.readString(marker).equals(hash)) {
            return;
        }
        generate(module.resolve("src/main/resources/db/migration"), target);
        Files.writeString(marker, hash);
    }

    private static String hash(Path module) throws Exception {
        var digest = MessageDigest.getInstance("SHA-256");
        digest.update(org.jooq.Constants.FULL_VERSION.getBytes(StandardCharsets.UTF_8));
        for (String folder : List.of("src/main/resources/db/migration", "src/generator/java")) {
            try (var files = Files.list(module.resolve(folder))) {
                for (Path file : files.sorted().toList()) {
                    digest.update(file.getFileName().toString().getBytes(StandardCharsets.UTF_8));
                    digest.update(Files.readAllBytes(file));
                }
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void generate(Path migrations, Path target) throws Exception {
        int port;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        var server = PostgresServer.start(new PostgresSettings(target.resolve("postgres"), port, List.of("tables")));
        try {
            String url = server.url("tables");
            Flyway.configure()
                    .dataSource(url, PostgresSettings.USER, server.password())
                    .locations("filesystem:" + migrations)
                    .cleanDisabled(false)
                    .load()
                    .clean();
            Flyway.configure()
                    .dataSource(url, PostgresSettings.USER, server.password())
                    .locations("filesystem:" + migrations)
                    .load()
                    .migrate();
            read(url, PostgresSettings.USER, server.password(), target.resolve("generated-sources/jooq"));
        } finally {
            server.stop();
        }
    }

    private static void read(String url, String user, String password, Path sources) throws Exception {
        var database = new Database()
                .withInputSchema("public")
                .withExcludes("flyway_schema_history")
                .withOutputSchemaToDefault(true)
                .withIncludeRoutines(false);
        var shape =
                new Generate().withRecords(true).withGeneratedAnnotation(false).withComments(false);
        GenerationTool.generate(new Configuration()
                .withJdbc(new Jdbc().withUrl(url).withUser(user).withPassword(password))
                .withGenerator(new Generator()
                        .withDatabase(database)
                        .withGenerate(shape)
                        .withTarget(new Target().withPackageName(PACKAGE).withDirectory(sources.toString()))));
    }
}
