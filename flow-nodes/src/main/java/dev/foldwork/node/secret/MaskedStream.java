package dev.foldwork.node.secret;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** A stream's bytes without the values of secrets; keeps no more than a block of them in memory. */
final class MaskedStream extends InputStream {

    private static final int BLOCK = 64 * 1024;

    private final InputStream content;
    private final FormFinder finder;
    /** Bytes as characters of Latin 1, so that one finder serves texts and bytes. */
    private String unseen = "";

    private byte[] ready = new byte[0];
    private int at;
    private boolean ended;

    /** @param finder finds the bytes of forms, as characters of Latin 1 */
    MaskedStream(InputStream content, FormFinder finder) {
        this.content = content;
        this.finder = finder;
    }

    @Override
    public int read() throws IOException {
        return isAtEnd() ? -1 : ready[at++] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (isAtEnd()) {
            return -1;
        }
        int count = Math.min(length, ready.length - at);
        System.arraycopy(ready, at, target, offset, count);
        at += count;
        return count;
    }

    private boolean isAtEnd() throws IOException {
        while (at == ready.length && !(ended && unseen.isEmpty())) {
            lookAtMore();
        }
        return at == ready.length;
    }

    /** What stands at the end of a block may be the beginning of a value: it waits for the next one. */
    private void lookAtMore() throws IOException {
        byte[] more = content.readNBytes(BLOCK);
        ended = more.length < BLOCK;
        String block = unseen + new String(more, StandardCharsets.ISO_8859_1);
        int until = ended ? block.length() : Math.max(0, block.length() - finder.longest() + 1);
        var seen = new StringBuilder(block.length());
        unseen = block.substring(finder.replace(block, until, seen));
        ready = seen.toString().getBytes(StandardCharsets.ISO_8859_1);
        at = 0;
    }

    @Override
    public void close() throws IOException {
        content.close();
    }
}
