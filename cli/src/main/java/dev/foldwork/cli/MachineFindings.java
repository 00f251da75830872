package dev.foldwork.cli;

import dev.foldwork.cli.Finding.Level;
import dev.foldwork.local.journal.JournalException;
import dev.foldwork.node.builtin.file.FileJail;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What local runs need of this machine. */
record MachineFindings(LocalData data) {

    private static final long LEAST_FREE_BYTES = 1L << 30;

    List<Finding> all() {
        var findings = new ArrayList<Finding>();
        findings.add(java());
        Path folder;
        try {
            folder = data.folder();
        } catch (CliFailure unusable) {
            findings.add(
                    new Finding("Data folder", Level.BAD, String.valueOf(unusable.getMessage()), unusable.remedy()));
            return findings;
        }
        findings.add(dataFolder(folder));
        findings.add(disk(folder));
        findings.add(journal());
        findings.add(jail());
        findings.add(loopback());
        findings.add(node());
        return findings;
    }

    private static Finding java() {
        int version = Runtime.version().feature();
        String detail = "version " + Runtime.version() + " in " + System.getProperty("java.home");
        return version >= 25
                ? Finding.good("Java", detail)
                : new Finding("Java", Level.BAD, detail, "install a JDK 25, or set JAVA_HOME to one");
    }

    private static Finding dataFolder(Path folder) {
        return Files.isWritable(folder)
                ? Finding.good("Data folder", folder.toString())
                : new Finding(
                        "Data folder",
                        Level.BAD,
                        folder + " cannot be written",
                        "make it writable, or name another with --data or FOLDWORK_DATA");
    }

    private static Finding disk(Path folder) {
        try {
            long free = Files.getFileStore(folder).getUsableSpace();
            String detail = String.format(java.util.Locale.ROOT, "%.1f GiB free", free / (double) (1L << 30));
            return free >= LEAST_FREE_BYTES
                    ? Finding.good("Disk", detail)
                    : new Finding(
                            "Disk", Level.NOTE, detail, "make room: runs wait (DISK_FULL) while the disk is full");
        } catch (IOException unreadable) {
            return new Finding(
                    "Disk", Level.NOTE, String.valueOf(unreadable.getMessage()), "look whether the disk is mounted");
        }
    }

    private Finding journal() {
        try (LocalData.Session session = data.open(notice -> {})) {
            long open = session.runner().list(200, null).stream()
                    .filter(run -> !run.state().isFinal())
                    .count();
            return Finding.good("Journal", open == 0 ? "readable, no open runs" : "readable, open runs: " + open);
        } catch (JournalException fault) {
            return new Finding(
                    "Journal",
                    Level.BAD,
                    fault.code() + ": " + fault.getMessage(),
                    ErrorBook.remedy(fault.code()).orElse(""));
        }
    }

    private static Finding jail() {
        return FileJail.obstacle()
                .map(why -> new Finding(
                        "File jail",
                        Level.NOTE,
                        why,
                        "flows without file nodes run here; for the others allow openat2 in the container, or use"
                                + " Linux 5.6 or newer"))
                .orElseGet(() -> Finding.good("File jail", "this kernel can keep file nodes inside their folders"));
    }

    private static Finding loopback() {
        try (var socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            return Finding.good("Loopback", "127.0.0.1 can be used");
        } catch (IOException closed) {
            return new Finding(
                    "Loopback",
                    Level.NOTE,
                    String.valueOf(closed.getMessage()),
                    "allow connections to 127.0.0.1: 'foldwork up' and two samples need them");
        }
    }

    private static Finding node() {
        String path = System.getenv().getOrDefault("PATH", "");
        for (String folder : path.split(java.io.File.pathSeparator)) {
            if (!folder.isEmpty() && Files.isExecutable(Path.of(folder, "node"))) {
                return Finding.good("Node.js", Path.of(folder, "node").toString());
            }
        }
        return new Finding(
                "Node.js",
                Level.NOTE,
                "not found",
                "install Node.js 22 or newer if you write nodes in JavaScript; nothing else needs it");
    }
}
