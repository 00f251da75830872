package dev.foldwork.backend.studio;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.foldwork.backend.Answered;
import dev.foldwork.backend.Contract;
import dev.foldwork.backend.TestingBackend;
import java.io.ByteArrayInputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pages of the studio and their files, as a browser gets them. */
class StudioPagesTest {

    private static final String PAGE = "<!doctype html><meta property=\"csp-nonce\" nonce=\"FOLDWORK_NONCE\">"
            + "<link rel=\"stylesheet\" href=\"/assets/index-1.css\" nonce=\"FOLDWORK_NONCE\">";
    private static final String SCRIPT = "console.log('ä');";
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    static Path home;

    static TestingBackend built;

    @BeforeAll
    static void build() throws Exception {
        Path assets = Files.createDirectories(home.resolve("studio").resolve("assets"));
        Files.writeString(home.resolve("secret.js"), "outside");
        Files.writeString(home.resolve("studio").resolve("index.html"), PAGE);
        Files.writeString(assets.resolve("index-1.js"), SCRIPT);
        try (var zip = new GZIPOutputStream(Files.newOutputStream(assets.resolve("index-1.js.gz")))) {
            zip.write(SCRIPT.getBytes(UTF_8));
        }
        Files.writeString(assets.resolve("index-1.css"), "a{}");
        Files.write(assets.resolve("font-1.woff2"), new byte[] {1, 2, 3});
        Files.writeString(assets.resolve("index-1.js.map"), "{}");
        Files.createSymbolicLink(assets.resolve("link.js"), home.resolve("secret.js"));
        built = TestingBackend.another("--foldwork.studio=" + home.resolve("studio"));
    }

    private static HttpResponse<String> get(TestingBackend from, String path, String... headers) throws Exception {
        return ask(from, "GET", path, headers);
    }

    private static HttpResponse<String> ask(TestingBackend from, String verb, String path, String... headers)
            throws Exception {
        var request = HttpRequest.newBuilder(URI.create(from.base() + path))
                .method(verb, HttpRequest.BodyPublishers.noBody());
        if (headers.length > 0) {
            request.headers(headers);
        }
        HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString());
        Answered.note(response);
        return response;
    }

    private static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }

    /** Returns an address of each page of the contract. */
    private static List<String> pages() {
        return Contract.operations().keySet().stream()
                .map(each -> each.replaceFirst("^GET ", ""))
                .filter(path -> !path.matches("(/api|/assets|/health|/hooks|/internal|[A-Z]).*"))
                .map(path -> path.replaceAll("\\{\\w+}", UUID.randomUUID().toString()))
                .toList();
    }

    @Test
    void handsOutOneDocumentAtEveryAddress() throws Exception {
        assertThat(pages()).hasSizeGreaterThan(10).contains("/", "/sign-in", "/join", "/device");
        for (String path : pages()) {
            HttpResponse<String> page = get(built, path + "?tab=1");
            assertThat(page.statusCode()).as(path).isEqualTo(200);
            assertThat(header(page, "Content-Type")).isEqualToIgnoringCase("text/html;charset=utf-8");
            assertThat(page.body()).contains("/assets/index-1.css").doesNotContain("FOLDWORK_NONCE");
        }
    }

    @Test
    void letsABrowserRunOnlyItsOwnScripts() throws Exception {
        HttpResponse<String> page = get(built, "/");

        String nonce = page.body().replaceFirst("(?s).*csp-nonce\" nonce=\"([^\"]+)\".*", "$1");
        assertThat(nonce).matches("[A-Za-z0-9_-]{22}");
        assertThat(header(page, "Content-Security-Policy").split("; "))
                .contains(
                        "default-src 'none'",
                        "script-src 'self'",
                        "style-src 'self' 'nonce-" + nonce + "'",
                        "frame-ancestors 'none'",
                        "base-uri 'none'",
                        "form-action 'self'");
        assertThat(header(page, "Content-Security-Policy")).doesNotContain("unsafe", "*", "http");
        assertThat(header(page, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(page, "Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(header(page, "Cache-Control")).isEqualTo("no-store");
        assertThat(header(page, "Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
        assertThat(header(get(built, "/"), "Content-Security-Policy"))
                .as("a number that comes again could be guessed")
                .isNotEqualTo(header(page, "Content-Security-Policy"));
    }

    @Test
    void handsOutFilesForEver() throws Exception {
        HttpResponse<String> plain = get(built, "/assets/index-1.js");
        assertThat(plain.body()).isEqualTo(SCRIPT);
        assertThat(header(plain, "Content-Type")).isEqualToIgnoringCase("text/javascript;charset=utf-8");
        assertThat(header(plain, "Cache-Control")).isEqualTo("public, max-age=31536000, immutable");
        assertThat(header(plain, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(plain, "Vary")).contains("Accept-Encoding");
        assertThat(header(plain, "Content-Encoding")).isEmpty();
        assertThat(header(get(built, "/assets/font-1.woff2", "Accept-Encoding", "gzip"), "Content-Type"))
                .isEqualTo("font/woff2");
    }

    @Test
    void sendsTheCompressedTwinToWhoTakesIt() throws Exception {
        var request = HttpRequest.newBuilder(URI.create(built.base() + "/assets/index-1.js"));
        HttpResponse<byte[]> zipped =
                HTTP.send(request.header("Accept-Encoding", "br, gzip;q=0.5").build(), BodyHandlers.ofByteArray());

        assertThat(header(zipped, "Content-Encoding")).isEqualTo("gzip");
        assertThat(new GZIPInputStream(new ByteArrayInputStream(zipped.body())).readAllBytes())
                .isEqualTo(SCRIPT.getBytes(UTF_8));
        for (String without : List.of("br", "gzip;q=0", "identity", "gzip;q=0.0, br")) {
            assertThat(header(get(built, "/assets/index-1.js", "Accept-Encoding", without), "Content-Encoding"))
                    .as(without)
                    .isEmpty();
        }
    }

    @Test
    void answersHeadWithoutABody() throws Exception {
        HttpResponse<String> page = ask(built, "HEAD", "/sign-in");
        HttpResponse<String> file = ask(built, "HEAD", "/assets/index-1.js");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).isEmpty();
        assertThat(header(page, "Content-Security-Policy")).contains("script-src 'self'");
        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(header(file, "Content-Length")).isEqualTo(Integer.toString(SCRIPT.getBytes(UTF_8).length));
    }

    @Test
    void takesNoOtherVerb() throws Exception {
        for (String path : List.of("/", "/sign-in", "/flows/a", "/assets/index-1.js")) {
            for (String verb : List.of("POST", "PUT", "PATCH", "DELETE", "OPTIONS")) {
                assertThat(ask(built, verb, path).statusCode())
                        .as(verb + " " + path)
                        .isEqualTo(401);
            }
        }
    }

    /** What a client would tidy up before it is sent. */
    @Test
    void handsOutNothingElse() throws Exception {
        for (String path : List.of(
                "/assets/../../secret.js",
                "/assets/..%2f..%2fsecret.js",
                "/assets/%2e%2e/%2e%2e/secret.js",
                "/assets/..%5c..%5csecret.js",
                "/assets/..;/..;/secret.js",
                "/assets//../../secret.js",
                "/assets/.%00/secret.js",
                "/assets/link.js",
                "/assets/index-1.js.map",
                "/assets/index-1.js.gz",
                "/assets/index-1.js%00.css",
                "/assets/index-1.js/",
                "/assets/INDEX-1.JS",
                "/assets/",
                "/assets",
                "/assets/none.js",
                "/index.html",
                "/secret.js",
                "/studio/index.html",
                "/sign-in/",
                "/SIGN-IN",
                "/sign-in;x=1",
                "/sign%2din",
                "//sign-in",
                "/flows/a.b",
                "/flows/a/b/c",
                "/nowhere")) {
            String answer = raw(path);
            assertThat(answer.substring(9, 12)).as(path).isIn("400", "401", "404");
            assertThat(answer.toLowerCase(Locale.ROOT)).as(path).doesNotContain("outside", "<!doctype", "console.log");
        }
    }

    private static String raw(String path) throws Exception {
        URI base = URI.create(built.base());
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), base.getPort())) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream()
                    .write(("GET " + path + " HTTP/1.1\r\nHost: " + base.getAuthority()
                                    + "\r\nConnection: close\r\n\r\n")
                            .getBytes(UTF_8));
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }

    @Test
    void saysWhatToDoWithoutPages() throws Exception {
        TestingBackend without = TestingBackend.shared();

        for (String path : pages()) {
            HttpResponse<String> answer = get(without, path);
            assertThat(answer.statusCode()).as(path).isEqualTo(404);
            assertThat(answer.body()).contains("STUDIO_MISSING", "make build");
        }
        assertThat(get(without, "/assets/index-1.js").body()).contains("NOT_FOUND");
    }

    @Test
    void servesNoForeignHost() throws Exception {
        URI base = URI.create(built.base());
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), base.getPort())) {
            socket.getOutputStream()
                    .write("GET / HTTP/1.1\r\nHost: evil.test\r\nConnection: close\r\n\r\n".getBytes(UTF_8));
            assertThat(new String(socket.getInputStream().readAllBytes(), UTF_8))
                    .startsWith("HTTP/1.1 403")
                    .contains("HOST_REFUSED");
        }
    }
}
