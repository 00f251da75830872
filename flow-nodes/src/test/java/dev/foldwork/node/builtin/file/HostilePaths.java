package dev.foldwork.node.builtin.file;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Paths made to leave a folder that {@link FileJailTest} lays out. */
final class HostilePaths {

    private static final List<String> TARGETS = List.of("outside/secret.txt", "outside/new.txt", "outside");

    private static final List<String> UPS = List.of(
            "../",
            "..//",
            ".././",
            "./../",
            "inner/../../",
            "inner/./../../",
            "inner/../inner/../../",
            "missing/../../",
            "inner/note.txt/../../../",
            "..\\",
            "inner\\..\\..\\",
            "..%2f",
            "%2e%2e/",
            "%2e%2e%2f",
            "%252e%252e%252f",
            "..%5c",
            "..%c0%af",
            "..%u2215",
            "..\u2215",
            "..\u2044",
            "..\uff0f",
            "\uff0e\uff0e/",
            "\u2025/",
            ".. /",
            ".../",
            "....//",
            "..;/",
            "..\u0000/",
            "..\n/",
            "..\t/",
            "\u0000../",
            "..\u200b/",
            "\ufeff../",
            "..\ud800/");

    private static final List<String> LINKS = List.of(
            "absolute_link/secret.txt",
            "absolute_link/new.txt",
            "absolute_link",
            "absolute_link/../outside/secret.txt",
            "relative_link/secret.txt",
            "relative_link/new.txt",
            "relative_link",
            "relative_link/../granted-evil/secret.txt",
            "inner/../absolute_link/secret.txt",
            "inner/../relative_link/secret.txt",
            "chain/secret.txt",
            "chain/new.txt",
            "chain",
            "inner/up/outside/secret.txt",
            "inner/up/outside/new.txt",
            "inner/up/up/outside/secret.txt",
            "inner/up",
            "file_link",
            "file_link/.",
            "dangling",
            "dangling/new.txt",
            "loop",
            "loop/secret.txt",
            "root/etc/passwd",
            "root/etc",
            "root",
            "proc/self/root/etc/passwd",
            "proc/self/cwd",
            "proc/self/fd/0",
            "proc/1/root",
            "proc",
            "magic/etc/passwd",
            "magic",
            "null_link",
            "prefix_link/secret.txt",
            "prefix_link",
            "inner/note_link/../../../outside/secret.txt");

    private static final List<String> ABSOLUTE = List.of(
            "/etc/passwd",
            "//etc/passwd",
            "///etc/passwd",
            "/./etc/passwd",
            "/../etc/passwd",
            "/proc/self/root/etc/passwd",
            "/proc/self/cwd/pom.xml",
            "/proc/self/environ",
            "/proc/self/fd/3",
            "/dev/fd/0",
            "/dev/stdin",
            "/dev/null",
            "/",
            "//",
            "~/.bashrc",
            "~root/.bashrc",
            "$HOME/.bashrc",
            "${HOME}/.bashrc",
            "file:///etc/passwd",
            "file:/etc/passwd",
            "C:\\Windows\\win.ini",
            "C:/Windows/win.ini",
            "\\\\server\\share\\x",
            "\\\\?\\C:\\x",
            "\\etc\\passwd",
            "%2fetc%2fpasswd",
            "\u2215etc\u2215passwd");

    private static final List<String> ODD = List.of(
            "",
            ".",
            "..",
            "...",
            "./",
            "../",
            "/.",
            "inner/",
            "inner//note.txt",
            "inner/.",
            "inner/..",
            "inner/../..",
            "inner/../../granted-evil/secret.txt",
            "../granted-evil/secret.txt",
            "../granted/../outside/secret.txt",
            "inner/note.txt/",
            "inner/note.txt\u0000.png",
            "inner/note.txt\u0000/../../outside/secret.txt",
            "inner/\u0000",
            "inner/\r\nx",
            "inner/\u001b[2J",
            "\udc00",
            "note.txt:stream",
            "CON",
            "NUL.txt",
            "inner/note.txt. ",
            " ",
            "\u202e../outside",
            "pipe",
            "pipe/x",
            "*",
            "inner/*");

    private HostilePaths() {}

    /** Returns all of them; the folder that may not be reached is named absolutely too. */
    static Set<String> all(Path outside) {
        var all = new LinkedHashSet<String>();
        for (String up : UPS) {
            TARGETS.forEach(target -> all.add(up + target));
        }
        for (int depth = 2; depth <= 12; depth++) {
            all.add("../".repeat(depth) + "etc/passwd");
            all.add("inner/" + "../".repeat(depth) + "etc/passwd");
        }
        all.addAll(LINKS);
        all.addAll(ABSOLUTE);
        all.addAll(ODD);
        all.addAll(absolute(outside));
        return all;
    }

    private static List<String> absolute(Path outside) {
        var absolute = new ArrayList<String>();
        absolute.add(outside + "/secret.txt");
        absolute.add("/" + outside + "/secret.txt");
        absolute.add(outside + "/new.txt");
        absolute.add("inner/" + outside + "/secret.txt");
        absolute.add("file://" + outside + "/secret.txt");
        absolute.add("a/".repeat(3000) + "x");
        absolute.add("../".repeat(2000) + "etc/passwd");
        absolute.add("x".repeat(300));
        absolute.add("é".repeat(200));
        return absolute;
    }
}
