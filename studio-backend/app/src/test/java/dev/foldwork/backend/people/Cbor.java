package dev.foldwork.backend.people;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Writes what authenticators write in CBOR: whole numbers, bytes, texts and maps. */
final class Cbor {

    private static final int NEGATIVE = 1;
    private static final int BYTES = 2;
    private static final int TEXT = 3;
    private static final int MAP = 5;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private Cbor() {}

    static byte[] of(Object value) {
        var cbor = new Cbor();
        cbor.write(value);
        return cbor.out.toByteArray();
    }

    private void write(Object value) {
        switch (value) {
            case Integer whole when whole < 0 -> head(NEGATIVE, -1 - whole);
            case Integer whole -> head(0, whole);
            case byte[] bytes -> {
                head(BYTES, bytes.length);
                out.writeBytes(bytes);
            }
            case String text -> {
                byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                head(TEXT, bytes.length);
                out.writeBytes(bytes);
            }
            case Map<?, ?> map -> {
                head(MAP, map.size());
                map.forEach((key, member) -> {
                    write(key);
                    write(member);
                });
            }
            default -> throw new IllegalArgumentException("no authenticator writes " + value);
        }
    }

    private void head(int type, int number) {
        if (number < 24) {
            out.write(type << 5 | number);
        } else if (number < 256) {
            out.write(type << 5 | 24);
            out.write(number);
        } else {
            out.write(type << 5 | 25);
            out.write(number >> 8);
            out.write(number);
        }
    }
}
