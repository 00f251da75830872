package dev.foldwork.cli;

import dev.foldwork.cli.Terminal.Style;
import dev.foldwork.flow.json.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Looks at what Foldwork needs of this machine and says what is missing. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description = "Look at what Foldwork needs of this machine, and say what is missing.")
final class DoctorCommand implements Callable<Integer> {

    private static final long LEAST_FREE_BYTES = 1L << 30;

    private final Terminal terminal;

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Mixin
    private LocalData data = new LocalData();

    DoctorCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    private record Finding(String what, boolean good, String detail, String remedy) {}

    @Override
    public Integer call() {
        List<Finding> findings = new ArrayList<>();
        findings.add(java());
        findings.add(dataFolder());
        findings.add(disk());
        findings.add(journal());
        findings.add(loopback());
        findings.add(program("node", "needed only for nodes written in JavaScript; install Node.js 22 or newer"));
        if (output.json()) {
            terminal.out().println(Json.write(json(findings)));
        } else {
            findings.forEach(this::print);
        }
        return findings.stream().allMatch(Finding::good) ? ExitCode.OK : ExitCode.FAILED;
    }

    private void print(Finding finding) {
        String sign = finding.good ? terminal.styled(Style.GOOD, "✓") : terminal.styled(Style.BAD, "✗");
        terminal.out().println(sign + " " + finding.what + "  " + terminal.styled(Style.QUIET, finding.detail));
        if (!finding.good) {
            terminal.out().println("  " + terminal.styled(Style.LINK, "→ " + finding.remedy));
        }
    }

    private static List<@Nullable Object> json(List<Finding> findings) {
        var list = new ArrayList<@Nullable Object>();
        for (Finding finding : findings) {
            var json = new LinkedHashMap<String, @Nullable Object>();
            json.put("what", finding.what);
            json.put("ok", finding.good);
            json.put("detail", finding.detail);
            json.put("remedy", finding.good ? null : finding.remedy);
            list.add(json);
        }
        return list;
    }

    private static Finding java() {
        int version = Runtime.version().feature();
        return new Finding("Java", version >= 25, "version " + Runtime.version(), "install a JDK 25");
    }

    private Finding dataFolder() {
        Path folder = data.folder();
        return new Finding(
                "Data folder",
                Files.isWritable(folder),
                folder.toString(),
                "make it writable, or name another with --data");
    }

    private Finding disk() {
        try {
            long free = Files.getFileStore(data.folder()).getUsableSpace();
            return new Finding(
                    "Disk",
                    free >= LEAST_FREE_BYTES,
                    (free >> 20) + " MiB free",
                    "make room: runs wait while a disk is full");
        } catch (IOException unreadable) {
            return new Finding("Disk", false, String.valueOf(unreadable.getMessage()), "check the data folder");
        }
    }

    private Finding journal() {
        try (LocalData.Session session = data.open(notice -> {})) {
            int runs = session.runner().list(1, null).size();
            return new Finding("Journal", true, runs == 0 ? "no runs yet" : "readable", "");
        } catch (dev.foldwork.local.journal.JournalException damaged) {
            return new Finding("Journal", false, damaged.code(), String.valueOf(damaged.getMessage()));
        }
    }

    private static Finding loopback() {
        try (var socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            return new Finding("Loopback network", true, "works", "");
        } catch (IOException closed) {
            return new Finding(
                    "Loopback network", false, String.valueOf(closed.getMessage()), "allow connections to 127.0.0.1");
        }
    }

    private static Finding program(String name, String remedy) {
        String path = System.getenv().getOrDefault("PATH", "");
        for (String folder : path.split(java.io.File.pathSeparator)) {
            if (!folder.isEmpty() && Files.isExecutable(Path.of(folder, name))) {
                return new Finding(name, true, Path.of(folder, name).toString(), "");
            }
        }
        return new Finding(name, true, "not found: " + remedy, "");
    }
}
