package dev.foldwork.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** The server's programs, unpacked once from the published archive on the class path. */
final class Binaries {

    private static final String DONE = ".unpacked";

    private Binaries() {}

    /** Returns the folder with bin/, lib/ and share/; unpacks it when it is not there or only in part. */
    static Path unpacked(Path home) throws IOException, PostgresException {
        Path folder = home.resolve("binaries");
        if (Files.exists(folder.resolve(DONE))) {
            return folder;
        }
        String archive = "/postgres-" + system() + ".txz";
        try (InputStream packed = Binaries.class.getResourceAsStream(archive)) {
            if (packed == null) {
                throw new PostgresException("PostgreSQL is not packaged for this machine (" + system()
                        + "): use a server of your own and give its address with --database-url");
            }
            unpack(packed, folder);
        }
        Files.createFile(folder.resolve(DONE));
        return folder;
    }

    private static String system() {
        String machine =
                System.getProperty("os.arch").replace("amd64", "x86_64").replace("aarch64", "arm_64");
        return System.getProperty("os.name").toLowerCase(Locale.ROOT).replace("mac os x", "darwin") + "-" + machine;
    }

    private static void unpack(InputStream packed, Path folder) throws IOException {
        try (var tar = new TarArchiveInputStream(new XZInputStream(packed))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path target = folder.resolve(entry.getName()).normalize();
                if (!target.startsWith(folder)) {
                    throw new IOException("the archive names a file outside of it: " + entry.getName());
                }
                write(tar, entry, target);
            }
        }
    }

    private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path target) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.resolveSibling("x").getParent());
        Files.deleteIfExists(target);
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(tar, target);
        if ((entry.getMode() & 0100) != 0) {
            Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }
}
