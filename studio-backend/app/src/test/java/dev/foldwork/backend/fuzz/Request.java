package dev.foldwork.backend.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A request as it goes over the wire.
 *
 * @param operation what of the contract it is for
 * @param target path and query, as sent
 * @param headers lines without Host and what frames the body
 */
record Request(Operation operation, String verb, String target, List<String> headers, byte[] body) {

    byte[] head(int port) {
        var head = new StringBuilder(verb + " " + target + " HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\n");
        headers.forEach(line -> head.append(line).append("\r\n"));
        if (body.length > 0 || !verb.equals("GET")) {
            head.append("Content-Length: ").append(body.length).append("\r\n");
        }
        return head.append("Connection: close\r\n\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Returns true when it went where the contract has its operation. */
    boolean isFor() {
        return verb.equals(operation.verb());
    }

    @Override
    public String toString() {
        String text = new String(body, StandardCharsets.UTF_8);
        return cut(verb + " " + target) + " " + cut(String.valueOf(headers)) + " " + cut(text);
    }

    private static String cut(String text) {
        return text.length() > 600 ? text.substring(0, 600) + "... (" + text.length() + ")" : text;
    }
}
