package dev.foldwork.secret;

import dev.foldwork.cli.cloud.Backend;
import java.io.ByteArrayInputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipInputStream;

/** What a team's export holds. */
final class Exported {

    private Exported() {}

    /** Returns the names and contents of all files in the bundle of a team. */
    static String team(Backend backend) throws Exception {
        var request = HttpRequest.newBuilder(backend.url().resolve("/api/v1/export"))
                .header("Authorization", "Bearer " + backend.token())
                .build();
        try (var http = HttpClient.newHttpClient()) {
            byte[] bundle = http.send(request, BodyHandlers.ofByteArray()).body();
            var all = new StringBuilder();
            var zip = new ZipInputStream(new ByteArrayInputStream(bundle));
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                all.append(entry.getName()).append('\n').append(new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
            if (all.isEmpty()) {
                throw new AssertionError("the export is empty");
            }
            return all.toString();
        }
    }
}
