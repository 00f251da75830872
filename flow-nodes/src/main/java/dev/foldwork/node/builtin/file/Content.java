package dev.foldwork.node.builtin.file;

import dev.foldwork.node.NodeFailure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.StandardOpenOption;

/** Reads the content of ordinary files within bounds. */
final class Content {

    private Content() {}

    /** Opens the content of an ordinary file; fails for folders, links, devices, pipes and sockets. */
    static FileChannel open(Handle file, Place place) throws IOException, NodeFailure {
        requireOrdinary(file.status(), place);
        return file.channel(StandardOpenOption.READ);
    }

    /** Fails for anything but an ordinary file. */
    static void requireOrdinary(Status status, Place place) throws NodeFailure {
        switch (status.kind()) {
            case FILE -> {}
            case FOLDER -> throw Faults.isFolder(place);
            case LINK -> throw Faults.escapes(place);
            case SPECIAL -> throw Faults.special(place);
        }
    }

    /** Reads a whole file; fails with FILE_TOO_LARGE beyond this many bytes, also when it grows meanwhile. */
    static byte[] whole(Handle file, Place place, int most, String remedy) throws IOException, NodeFailure {
        try (FileChannel channel = open(file, place);
                InputStream bytes = Channels.newInputStream(channel)) {
            byte[] content = channel.size() > most ? new byte[most + 1] : bytes.readNBytes(most + 1);
            if (content.length > most) {
                throw Faults.tooLarge(place, most, remedy);
            }
            return content;
        }
    }

    /** Returns bytes as text; fails with FILE_NOT_TEXT when they are not UTF-8. */
    static String text(byte[] content, Place place) throws NodeFailure {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
        } catch (CharacterCodingException notText) {
            throw new NodeFailure(
                    "FILE_NOT_TEXT", Faults.capital(place) + " is not UTF-8 text: read it as an artifact instead");
        }
    }
}
