package dev.foldwork.cli.run;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.foldwork.cli.CliFailure;
import dev.foldwork.cli.ExitCode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Serves the files of a sample's folder on this machine while the sample runs, so that it needs no network. */
final class SampleSite implements AutoCloseable {

    private final HttpServer server;
    private final Path folder;
    private final Map<String, Integer> busy;

    private SampleSite(HttpServer server, Path folder, Map<String, Integer> busy) {
        this.server = server;
        this.folder = folder;
        this.busy = new HashMap<>(busy);
    }

    /** Serves a folder; a file named in {@code busy} answers 503 that many times first. */
    static SampleSite open(Path folder, Map<String, Integer> busy) {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            var site = new SampleSite(server, folder, busy);
            server.createContext("/", site::answer);
            server.start();
            return site;
        } catch (IOException fault) {
            throw new CliFailure(
                    "SAMPLE_SITE", ExitCode.FAILED, "The sample's pages cannot be served: " + fault.getMessage(), "");
        }
    }

    /** Returns {@code host:port}. */
    String host() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String name = exchange.getRequestURI().getPath().substring(1);
        Path file = folder.resolve(name).normalize();
        if (isBusy(name)) {
            exchange.sendResponseHeaders(503, -1);
        } else if (!name.isEmpty() && file.startsWith(folder) && Files.isRegularFile(file)) {
            byte[] content = Files.readAllBytes(file);
            String type = name.endsWith(".json") ? "application/json" : "text/plain;charset=utf-8";
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(200, content.length);
            exchange.getResponseBody().write(content);
        } else {
            exchange.sendResponseHeaders(404, -1);
        }
        exchange.close();
    }

    private synchronized boolean isBusy(String name) {
        int left = busy.getOrDefault(name, 0);
        busy.put(name, left - 1);
        return left > 0;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
