package dev.foldwork.node.builtin.file;

import java.time.Instant;

/**
 * What the kernel says of a file.
 *
 * @param links number of hard links
 * @param permissions the nine permission bits
 */
record Status(Kind kind, long device, long inode, long links, int permissions, long size, Instant modified) {

    /** What a file is. */
    enum Kind {
        FILE,
        FOLDER,
        LINK,
        SPECIAL
    }

    /** Returns true when both speak of the same file with the same content, as far as the kernel tells. */
    boolean unchanged(Status other) {
        return device == other.device && inode == other.inode && size == other.size && modified.equals(other.modified);
    }
}
