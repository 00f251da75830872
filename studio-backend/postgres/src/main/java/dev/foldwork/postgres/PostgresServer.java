package dev.foldwork.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * A PostgreSQL server that belongs to one folder. It outlives the process that started it; {@link #start} takes over
 * one that still runs, and recovers what a crash left. Not thread-safe: callers keep two processes from starting one
 * folder's server at a time.
 */
public final class PostgresServer {

    private static final String OPTIONS = "-p %d -c listen_addresses=127.0.0.1 -c unix_socket_directories=''"
            + " -c max_connections=80 -c shared_buffers=64MB -c timezone=UTC";

    private final PostgresSettings settings;
    private final Programs programs;
    private final String password;
    private final int port;

    private PostgresServer(PostgresSettings settings, Programs programs, String password, int port) {
        this.settings = settings;
        this.programs = programs;
        this.password = password;
        this.port = port;
    }

    /** Brings the folder's server up, with its databases, and returns when it answers. */
    public static PostgresServer start(PostgresSettings settings)
            throws IOException, InterruptedException, PostgresException {
        Files.createDirectories(settings.home());
        Files.setPosixFilePermissions(settings.home(), PosixFilePermissions.fromString("rwx------"));
        Path binaries = Binaries.unpacked(settings.home());
        Programs programs = Programs.of(binaries, settings.home().resolve("programs.log"));
        String password = initialise(settings, programs);
        int port = running(settings, programs);
        if (port == 0) {
            port = settings.port();
            launch(settings, programs);
        }
        var server = new PostgresServer(settings, programs, password, port);
        server.makeDatabases();
        return server;
    }

    /** Returns the folder's server while it runs; starts nothing. */
    public static Optional<PostgresServer> find(PostgresSettings settings)
            throws IOException, InterruptedException, PostgresException {
        if (!Files.exists(settings.data().resolve("postmaster.pid"))) {
            return Optional.empty();
        }
        Path binaries = Binaries.unpacked(settings.home());
        Programs programs = Programs.of(binaries, settings.home().resolve("programs.log"));
        int port = running(settings, programs);
        String password = Files.readString(settings.password()).strip();
        return port == 0 ? Optional.empty() : Optional.of(new PostgresServer(settings, programs, password, port));
    }

    /** The folder becomes the data folder only when it is complete. */
    private static String initialise(PostgresSettings settings, Programs programs)
            throws IOException, InterruptedException, PostgresException {
        if (Files.exists(settings.data())) {
            return Files.readString(settings.password()).strip();
        }
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        String password = HexFormat.of().formatHex(random);
        Files.deleteIfExists(settings.password());
        Files.createFile(
                settings.password(),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(settings.password(), password);
        Path half = settings.home().resolve("data.init");
        deleteTree(half);
        programs.run(
                "initdb",
                "-D",
                half.toString(),
                "-U",
                PostgresSettings.USER,
                "-A",
                "scram-sha-256",
                "--pwfile",
                settings.password().toString(),
                "-E",
                "UTF8",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--locale=C");
        Files.move(half, settings.data(), StandardCopyOption.ATOMIC_MOVE);
        return password;
    }

    private static void deleteTree(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (var files = Files.walk(folder)) {
                for (Path file :
                        files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    /** Returns the port of the folder's running server, 0 when none runs. */
    private static int running(PostgresSettings settings, Programs programs)
            throws IOException, InterruptedException, PostgresException {
        Path pidFile = settings.data().resolve("postmaster.pid");
        if (!Files.exists(pidFile)
                || programs.runFor("pg_ctl", "-D", settings.data().toString(), "status") != 0) {
            return 0;
        }
        List<String> lines = Files.readAllLines(pidFile);
        if (isForeign(Long.parseLong(lines.getFirst().strip()))) {
            // The number of a server that was killed now belongs to another program.
            Files.delete(pidFile);
            return 0;
        }
        return lines.size() > 3 ? Integer.parseInt(lines.get(3).strip()) : 0;
    }

    private static boolean isForeign(long pid) {
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().command())
                .filter(command -> !command.endsWith("postgres"))
                .isPresent();
    }

    private static void launch(PostgresSettings settings, Programs programs)
            throws IOException, InterruptedException, PostgresException {
        try (var probe = new ServerSocket(settings.port(), 1, InetAddress.getLoopbackAddress())) {
            probe.setReuseAddress(true);
        } catch (IOException busy) {
            throw new PostgresException(
                    "Port " + settings.port() + " is in use by another program: stop it, or choose another port", busy);
        }
        int exit = programs.runFor(
                "pg_ctl",
                "-D",
                settings.data().toString(),
                "-l",
                settings.log().toString(),
                "-w",
                "-t",
                "55",
                "-o",
                OPTIONS.formatted(settings.port()),
                "start");
        if (exit != 0) {
            throw new PostgresException("PostgreSQL did not start: " + lastLines(settings.log(), programs));
        }
    }

    private static String lastLines(Path log, Programs programs) throws IOException {
        if (!Files.exists(log)) {
            return programs.lastWords();
        }
        List<String> lines = Files.readAllLines(log);
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 8), lines.size())) + "\n(see " + log + ")";
    }

    private void makeDatabases() throws PostgresException {
        try (var connection = DriverManager.getConnection(url("postgres"), PostgresSettings.USER, password)) {
            for (String database : settings.databases()) {
                try (var look = connection.prepareStatement("select 1 from pg_database where datname = ?")) {
                    look.setString(1, database);
                    if (!look.executeQuery().next()) {
                        try (var make = connection.createStatement()) {
                            make.execute("create database \"" + database.replace("\"", "\"\"") + "\"");
                        }
                    }
                }
            }
        } catch (SQLException failure) {
            throw new PostgresException("PostgreSQL runs but does not answer: " + failure.getMessage(), failure);
        }
    }

    /** Returns a JDBC address of a database. */
    public String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    public String password() {
        return password;
    }

    /** Returns true while the server runs. */
    public boolean isRunning() throws IOException, InterruptedException, PostgresException {
        return programs.runFor("pg_ctl", "-D", settings.data().toString(), "status") == 0;
    }

    /** Returns the process id of the server's first process, -1 when it does not run. */
    public long pid() throws IOException {
        Path pidFile = settings.data().resolve("postmaster.pid");
        return Files.exists(pidFile)
                ? Long.parseLong(Files.readAllLines(pidFile).getFirst().strip())
                : -1;
    }

    /** Ends the server, whose clients are disconnected, and returns when it has ended; does nothing when it does not run. */
    public void stop() throws IOException, InterruptedException, PostgresException {
        if (isRunning()) {
            programs.run("pg_ctl", "-D", settings.data().toString(), "-m", "fast", "-w", "-t", "55", "stop");
        }
    }
}
