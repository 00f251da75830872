package dev.foldwork.cli.backup;

import dev.foldwork.cli.backup.Manifest.Entry;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes the file of a backup: a zip that only its owner can read, with the manifest as its last entry. */
final class BackupWriter implements Closeable {

    /** Writes something's bytes. */
    interface Content {
        void to(OutputStream out) throws IOException, SQLException;
    }

    private final Path file;
    private final ZipOutputStream zip;
    private final List<Entry> entries = new ArrayList<>();

    /** Begins a file, which must not be there. */
    BackupWriter(Path file) throws IOException {
        this.file = file;
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        this.zip = new ZipOutputStream(
                new BufferedOutputStream(Files.newOutputStream(file), 1 << 16), StandardCharsets.UTF_8);
        zip.setComment(FileSeal.blank());
    }

    void add(String name, Content content) throws IOException, SQLException {
        if (!Names.isAllowed(name)) {
            throw new IllegalArgumentException("a backup has no place for " + name);
        }
        zip.putNextEntry(new ZipEntry(name));
        var measured = new Measured(zip);
        content.to(measured);
        zip.closeEntry();
        entries.add(measured.entry(name));
    }

    void addFile(String name, Path from) throws IOException, SQLException {
        InputStream opened;
        try {
            opened = Files.newInputStream(from);
        } catch (IOException denied) {
            throw Refusals.unreadable(from, denied.toString());
        }
        try (InputStream in = opened) {
            add(name, in::transferTo);
        }
    }

    List<Entry> entries() {
        return List.copyOf(entries);
    }

    /** Makes the file whole; it is on the disk when this returns. */
    void finish(Manifest manifest) throws IOException {
        zip.putNextEntry(new ZipEntry(Names.MANIFEST));
        zip.write(manifest.toBytes());
        zip.closeEntry();
        zip.close();
        FileSeal.write(file);
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    /** Counts and hashes what goes through; closing it closes nothing. */
    private static final class Measured extends FilterOutputStream {

        private final MessageDigest digest = Hashes.sha256();
        private long size;

        Measured(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int single) throws IOException {
            write(new byte[] {(byte) single}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
            digest.update(bytes, from, length);
            size += length;
        }

        @Override
        public void close() {
            // The zip goes on.
        }

        Entry entry(String name) {
            return new Entry(name, size, HexFormat.of().formatHex(digest.digest()));
        }
    }
}
