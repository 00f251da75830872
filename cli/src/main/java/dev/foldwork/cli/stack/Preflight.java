package dev.foldwork.cli.stack;

import dev.foldwork.cli.CliFailure;
import dev.foldwork.cli.ExitCode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks, before anything is started, at what would make a start fail later and slowly.
 *
 * @param port the first of the three ports the system uses
 */
record Preflight(StackFolder folder, int port) {

    /** The system uses the two ports above the first as well. */
    static final int PORTS = 3;

    private static final int GREATEST_PORT = 65_535;

    /** Fails when the program is not whole: exit code 1. */
    void programs() {
        var missing = new ArrayList<String>();
        for (String part : List.of("backend", "worker")) {
            if (!Files.isDirectory(folder.program().resolve(part))) {
                missing.add(part);
            }
        }
        if (!Files.isDirectory(folder.program().resolve("conductor/BOOT-INF/lib"))) {
            missing.add("the Conductor server");
        }
        if (!missing.isEmpty()) {
            throw new CliFailure(
                    "PROGRAM_MISSING",
                    ExitCode.FAILED,
                    "The program in " + folder.program() + " lacks " + String.join(", ", missing),
                    "run 'make build' once with a network: the Conductor server is fetched from Maven Central (about 460"
                            + " MB); 'foldwork run --local' needs none of it");
        }
    }

    /** Fails when there is no such port: exit code 2. */
    void range() {
        if (port < 1 || port + PORTS - 1 > GREATEST_PORT) {
            throw new CliFailure(
                    "PORT_INVALID",
                    ExitCode.USAGE,
                    "--port " + port + " leaves no room for the system's " + PORTS + " ports",
                    "name one from 1024 to " + (GREATEST_PORT - PORTS + 1));
        }
    }

    /** Fails when a port is taken by another program: exit code 6. */
    void ports() throws IOException {
        var busy = new ArrayList<String>();
        for (int each = port; each < port + PORTS; each++) {
            if (!isFree(each) && !(each == port + 1 && mayBeOurs())) {
                busy.add(Integer.toString(each));
            }
        }
        if (!busy.isEmpty()) {
            throw new CliFailure(
                    "PORT_BUSY",
                    ExitCode.CONFLICT,
                    (busy.size() == 1 ? "Port " : "Ports ") + String.join(", ", busy) + " on 127.0.0.1 "
                            + (busy.size() == 1 ? "is" : "are") + " used by another program",
                    "stop it, or name another first port: foldwork up --port " + (port + 100)
                            + " (the two above it are used as well)");
        }
    }

    /** A database that outlived its supervisor is taken over; PostgreSQL's own start tells it from a stranger. */
    private boolean mayBeOurs() throws IOException {
        Path pid = folder.part("postgres").resolve("data").resolve("postmaster.pid");
        return Files.exists(pid);
    }

    static boolean isFree(int port) {
        try (var probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return probe.isBound();
        } catch (IOException busy) {
            return false;
        }
    }
}
