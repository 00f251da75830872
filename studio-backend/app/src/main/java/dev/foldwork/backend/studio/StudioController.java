package dev.foldwork.backend.studio;

import dev.foldwork.backend.problem.ApiProblem;
import dev.foldwork.backend.problem.Code;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Hands out the page of the studio and its files. Open to everybody: what is in them is in the sources. */
@RestController
class StudioController {

    /** Stands in the built page wherever the answer's own number comes. */
    private static final String NONCE = "FOLDWORK_NONCE";

    private static final int NONCE_BYTES = 16;
    private static final SecureRandom CHANCE = new SecureRandom();

    private final StudioFiles files;

    StudioController(StudioFiles files) {
        this.files = files;
    }

    /** The same page for each of its addresses; the pattern of {@code Public} names them too. */
    @GetMapping({
        "/",
        "/sign-in",
        "/join",
        "/device",
        "/flows",
        "/flows/{flow}",
        "/flows/{flow}/{view}",
        "/runs",
        "/runs/{run}",
        "/triggers",
        "/templates",
        "/templates/{template}",
        "/team",
        "/team/{view}",
        "/account"
    })
    void page(HttpServletResponse response) throws IOException {
        String page = files.page()
                .orElseThrow(() -> new ApiProblem(
                        Code.STUDIO_MISSING,
                        "The pages of the studio are not built. Run 'make build' in the checkout and start again,"
                                + " or set foldwork.studio to the folder that has them."));
        String nonce = nonce();
        PagePolicy.harden(response, nonce);
        write(response, "text/html; charset=utf-8", page.replace(NONCE, nonce).getBytes(StandardCharsets.UTF_8));
    }

    /** A file whose name changes with its contents, so that a browser never asks for it twice. */
    @GetMapping("/assets/{file}")
    void asset(@PathVariable String file, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Asset asset = files.asset(file)
                .orElseThrow(() ->
                        new ApiProblem(Code.NOT_FOUND, "The studio has no file of this name. Load its page again."));
        PagePolicy.hardenAsset(response);
        response.setHeader("Cache-Control", "public, max-age=31536000, immutable");
        response.setHeader("Vary", "Accept-Encoding");
        byte[] gzip = asset.gzip();
        if (gzip != null && AcceptedEncoding.takesGzip(request.getHeader("Accept-Encoding"))) {
            response.setHeader("Content-Encoding", "gzip");
            write(response, asset.type(), gzip);
        } else {
            write(response, asset.type(), asset.plain());
        }
    }

    private static void write(HttpServletResponse response, String type, byte[] bytes) throws IOException {
        response.setContentType(type);
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }

    private static String nonce() {
        byte[] bytes = new byte[NONCE_BYTES];
        CHANCE.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
