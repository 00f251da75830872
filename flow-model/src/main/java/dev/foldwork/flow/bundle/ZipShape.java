package dev.foldwork.flow.bundle;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Looks at a zip as readers do that begin at its end: every entry must be a plain file, stand where the directory says,
 * one behind the other, with nothing before, between or after. Then every reader sees the same files.
 */
final class ZipShape {

    private static final int LOCAL = 0x04034b50;
    private static final int ENTRY = 0x02014b50;
    private static final int END = 0x06054b50;
    private static final int END_BYTES = 22;
    private static final int ENTRY_BYTES = 46;
    private static final int LOCAL_BYTES = 30;
    private static final int UNIX = 3;
    private static final int FILE_KIND = 0xf000;
    private static final int PLAIN_FILE = 0x8000;

    private final ByteBuffer zip;

    private ZipShape(byte[] bytes) {
        this.zip = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Refuses a zip of another shape. */
    static void check(byte[] bytes) throws BundleException {
        try {
            new ZipShape(bytes).check();
        } catch (IndexOutOfBoundsException cutOff) {
            throw new BundleException("The bundle is damaged: its directory leads out of it", cutOff);
        }
    }

    private void check() throws BundleException {
        int end = zip.limit() - END_BYTES;
        if (end < 0 || zip.getInt(end) != END) {
            throw new BundleException("The bundle is damaged: it does not end with a directory");
        }
        int count = Short.toUnsignedInt(zip.getShort(end + 10));
        int at = zip.getInt(end + 16);
        int directory = at;
        int next = 0;
        for (int i = 0; i < count; i++) {
            if (zip.getInt(at) != ENTRY || zip.getInt(at + 42) != next) {
                throw new BundleException("The bundle's directory names something else than what is in it");
            }
            plain(at);
            next = behind(at, next);
            at += ENTRY_BYTES + unsigned(at + 28) + unsigned(at + 30) + unsigned(at + 32);
        }
        if (next != directory || at != end) {
            throw new BundleException("The bundle holds something beside its files");
        }
    }

    private int unsigned(int at) {
        return Short.toUnsignedInt(zip.getShort(at));
    }

    private void plain(int at) throws BundleException {
        int kind = (zip.getInt(at + 38) >>> 16) & FILE_KIND;
        if (zip.get(at + 5) == UNIX && kind != 0 && kind != PLAIN_FILE) {
            throw new BundleException("'" + name(at + ENTRY_BYTES, unsigned(at + 28)) + "' is a link or a device");
        }
        if ((unsigned(at + 8) & 1) != 0) {
            throw new BundleException("The bundle is encrypted");
        }
    }

    private String name(int at, int length) {
        byte[] name = new byte[Math.min(length, 100)];
        zip.get(at, name);
        return new String(name, StandardCharsets.UTF_8).replaceAll("[^\\x20-\\x7e]", "?");
    }

    /** Returns where the entry ends that begins here; with sizes behind it, they are found by their places. */
    private int behind(int at, int local) throws BundleException {
        int named = unsigned(at + 28);
        if (zip.getInt(local) != LOCAL
                || unsigned(local + 26) != named
                || !zip.slice(local + LOCAL_BYTES, named).equals(zip.slice(at + ENTRY_BYTES, named))) {
            throw new BundleException("The bundle's directory names something else than what is in it");
        }
        int end = local + LOCAL_BYTES + named + unsigned(local + 28) + zip.getInt(at + 20);
        boolean sizesBehind = (unsigned(local + 6) & 8) != 0;
        if (!sizesBehind) {
            return end;
        }
        return end + (zip.getInt(end) == 0x08074b50 ? 16 : 12);
    }
}
