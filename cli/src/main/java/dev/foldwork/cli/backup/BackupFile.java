package dev.foldwork.cli.backup;

import dev.foldwork.cli.CliFailure;
import dev.foldwork.cli.ExitCode;
import dev.foldwork.cli.backup.Manifest.Entry;
import dev.foldwork.flow.json.Json;
import dev.foldwork.flow.json.JsonException;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import org.apache.commons.compress.archivers.zip.UnixStat;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** A backup that is read and not trusted: nothing comes out of it that its manifest does not name with size and hash. */
final class BackupFile implements Closeable {

    private static final int MOST_MANIFEST = 256 << 20;

    private final ZipFile zip;
    private final Map<String, ZipArchiveEntry> found = new HashMap<>();
    private final Manifest manifest;

    private BackupFile(ZipFile zip) throws IOException {
        this.zip = zip;
        for (ZipArchiveEntry each : Collections.list(zip.getEntries())) {
            if (!each.getName().equals(Names.MANIFEST) && !Names.isAllowed(each.getName())) {
                throw new DamagedException("nothing of the name '" + Names.shown(each.getName()) + "' belongs in it");
            }
            if (!isPlain(each)) {
                throw new DamagedException("'" + each.getName() + "' is a link or a device, or encrypted");
            }
            if (found.put(each.getName(), each) != null) {
                throw new DamagedException("'" + each.getName() + "' stands twice in it");
            }
        }
        this.manifest = readManifest();
        compare();
    }

    private static boolean isPlain(ZipArchiveEntry entry) {
        int kind = entry.getUnixMode() & UnixStat.FILE_TYPE_FLAG;
        return (kind == 0 || kind == UnixStat.FILE_FLAG)
                && !entry.getGeneralPurposeBit().usesEncryption()
                && (entry.getMethod() == ZipEntry.STORED || entry.getMethod() == ZipEntry.DEFLATED);
    }

    /** Opens a file that is whole; fails with BACKUP_DAMAGED, BACKUP_NEWER or, when there is none, FILE_UNKNOWN. */
    static BackupFile open(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new CliFailure(
                    "FILE_UNKNOWN", ExitCode.NOT_FOUND, "There is no file " + file, "name the file of a backup");
        }
        FileSeal.check(file);
        ZipFile zip;
        try {
            zip = ZipFile.builder().setPath(file).get();
        } catch (ZipException | EOFException | IllegalArgumentException damaged) {
            throw new DamagedException(String.valueOf(damaged.getMessage()));
        }
        try {
            return new BackupFile(zip);
        } catch (IOException | CliFailure refused) {
            zip.close();
            throw refused;
        }
    }

    private Manifest readManifest() throws IOException {
        ZipArchiveEntry entry = found.remove(Names.MANIFEST);
        if (entry == null) {
            throw new DamagedException("it has no manifest");
        }
        try (InputStream in = zip.getInputStream(entry)) {
            byte[] text = in.readNBytes(MOST_MANIFEST + 1);
            if (text.length > MOST_MANIFEST) {
                throw new DamagedException("its manifest is too large");
            }
            return Manifest.of(Json.object(text));
        } catch (JsonException | ZipException | EOFException unreadable) {
            throw new DamagedException("its manifest cannot be read");
        }
    }

    private void compare() throws DamagedException {
        var named = new HashSet<String>();
        for (Entry entry : manifest.entries()) {
            if (!named.add(entry.name()) || !found.containsKey(entry.name())) {
                throw new DamagedException(
                        "its manifest names '" + Names.shown(entry.name()) + "', which stands not exactly once in it");
            }
            if (entry.name().startsWith("artifacts/") && !entry.name().endsWith("/" + entry.sha256())) {
                throw new DamagedException("the artifact '" + Names.shown(entry.name()) + "' is another one");
            }
        }
        for (String name : found.keySet()) {
            if (!named.contains(name)) {
                throw new DamagedException("'" + name + "' stands in it, but not in its manifest");
            }
        }
    }

    Manifest manifest() {
        return manifest;
    }

    /** Writes an entry's bytes there, and fails when they are not the ones the manifest names. */
    void copy(Entry entry, OutputStream out) throws IOException {
        MessageDigest digest = Hashes.sha256();
        byte[] buffer = new byte[1 << 16];
        long left = entry.size();
        try (InputStream in = zip.getInputStream(Objects.requireNonNull(found.get(entry.name())))) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                left -= read;
                if (left < 0) {
                    throw new DamagedException("'" + entry.name() + "' is larger than its manifest says");
                }
                digest.update(buffer, 0, read);
                out.write(buffer, 0, read);
            }
        } catch (ZipException | EOFException damaged) {
            throw new DamagedException("'" + entry.name() + "' cannot be unpacked: " + damaged.getMessage());
        }
        if (left != 0 || !HexFormat.of().formatHex(digest.digest()).equals(entry.sha256())) {
            throw new DamagedException("'" + entry.name() + "' is not what its manifest says");
        }
    }

    /** Reads everything and keeps nothing; fails when anything is not what the manifest says. */
    void verify(Progress progress) throws IOException {
        long done = 0;
        for (Entry entry : manifest.entries()) {
            copy(entry, OutputStream.nullOutputStream());
            done += entry.size();
            progress.during("checking", Progress.bytes(done) + " of " + Progress.bytes(manifest.size()));
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
