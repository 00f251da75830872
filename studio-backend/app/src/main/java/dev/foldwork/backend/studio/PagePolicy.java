package dev.foldwork.backend.studio;

import jakarta.servlet.http.HttpServletResponse;

/** What a browser may do with the pages; everything that is not named here is forbidden. */
final class PagePolicy {

    private static final String ASSET = String.join(
            "; ",
            "default-src 'none'",
            // A worker goes by the policy of its own file, not by that of the page.
            "script-src 'self'",
            "connect-src 'self'",
            "base-uri 'none'",
            "form-action 'none'",
            "frame-ancestors 'none'");

    private PagePolicy() {}

    /**
     * Hardens the page.
     *
     * @param nonce stands in the page too; style elements that its libraries add carry it, others are not applied
     */
    static void harden(HttpServletResponse response, String nonce) {
        response.setHeader(
                "Content-Security-Policy",
                String.join(
                        "; ",
                        "default-src 'none'",
                        "script-src 'self'",
                        "style-src 'self' 'nonce-" + nonce + "'",
                        "font-src 'self'",
                        "img-src 'self' data: blob:",
                        "connect-src 'self'",
                        "worker-src 'self'",
                        "base-uri 'none'",
                        "form-action 'self'",
                        "frame-ancestors 'none'"));
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        response.setHeader("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()");
    }

    /** Hardens a file that the page asks for. */
    static void hardenAsset(HttpServletResponse response) {
        response.setHeader("Content-Security-Policy", ASSET);
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
    }
}
