package dev.foldwork.backend.passkey;

import dev.foldwork.backend.problem.ApiProblem;
import dev.foldwork.backend.wire.Fields;
import java.util.Base64;

/**
 * What a browser says of a passkey, as its {@code toJSON} writes it. Browsers add members over time, so that unknown ones
 * are not refused.
 *
 * @param id what the browser calls the passkey
 * @param response what was signed
 */
record Credential(byte[] id, Fields response, Fields extensions) {

    private static final int LONGEST_ID = 1364;

    /**
     * Reads one.
     *
     * @throws ApiProblem REQUEST_INVALID
     */
    static Credential of(Fields body, String field) {
        if (body.map(field).isEmpty()) {
            throw ApiProblem.field(field, "an object");
        }
        var fields = new Fields(body.map(field), field);
        if (!fields.text("type").equals("public-key")) {
            throw ApiProblem.field(field + ".type", "public-key");
        }
        byte[] id = bytes(fields, "id", LONGEST_ID);
        var response = new Fields(fields.map("response"), field + ".response");
        var extensions = new Fields(fields.map("clientExtensionResults"), field + ".clientExtensionResults");
        return new Credential(id, response, extensions);
    }

    static byte[] bytes(Fields fields, String name, int longest) {
        String text = fields.text(name);
        try {
            if (!text.isEmpty() && text.length() <= longest && text.indexOf('=') < 0) {
                return Base64.getUrlDecoder().decode(text);
            }
        } catch (IllegalArgumentException malformed) {
            throw malformed(fields, name, longest);
        }
        throw malformed(fields, name, longest);
    }

    private static ApiProblem malformed(Fields fields, String name, int longest) {
        return ApiProblem.field(
                fields.place() + "." + name, "base64url without padding, of at most " + longest + " characters");
    }
}
