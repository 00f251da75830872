package dev.foldwork.backend.fuzz;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Sends what no proper client would, a connection for each request. */
final class RawHttp {

    private static final int PATIENCE_MILLIS = 75_000;

    private RawHttp() {}

    /** An answer; what a stream of events goes on with is not read. */
    record Answer(int status, Map<String, String> headers, byte[] body) {

        String type() {
            return headers.getOrDefault("content-type", "")
                    .toLowerCase(Locale.ROOT)
                    .replaceFirst("\\s*;.*", "");
        }

        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    static Answer send(int port, Request request) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            try {
                socket.getOutputStream().write(request.head(port));
                socket.getOutputStream().write(request.body());
            } catch (SocketException refusedBeforeTheEnd) {
                // The answer to what was sent so far is there to be read.
            }
            return read(new BufferedInputStream(socket.getInputStream()));
        }
    }

    private static Answer read(InputStream in) throws IOException {
        String first = line(in);
        while (first.startsWith("HTTP/1.1 1")) {
            while (!line(in).isEmpty()) {
                continue;
            }
            first = line(in);
        }
        if (!first.matches("HTTP/1\\.1 \\d{3}.*")) {
            throw new IOException("no answer but '" + first + "'");
        }
        var headers = new TreeMap<String, String>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            String[] parts = line.split(":\\s*", 2);
            headers.put(parts[0].toLowerCase(Locale.ROOT), parts.length > 1 ? parts[1] : "");
        }
        int status = Integer.parseInt(first.substring(9, 12));
        boolean endless = headers.getOrDefault("content-type", "").startsWith("text/event-stream");
        return new Answer(status, headers, endless ? new byte[0] : body(in, headers));
    }

    private static byte[] body(InputStream in, Map<String, String> headers) throws IOException {
        if (headers.getOrDefault("transfer-encoding", "").equals("chunked")) {
            var body = new ByteArrayOutputStream();
            for (int size = Integer.parseInt(line(in), 16); size > 0; size = Integer.parseInt(line(in), 16)) {
                body.write(in.readNBytes(size));
                line(in);
            }
            return body.toByteArray();
        }
        return headers.containsKey("content-length")
                ? in.readNBytes(Integer.parseInt(headers.get("content-length")))
                : in.readAllBytes();
    }

    private static String line(InputStream in) throws IOException {
        var line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new IOException("the connection ended inside an answer, behind '" + line + "'");
            }
            if (next != '\r') {
                line.write(next);
            }
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }
}
