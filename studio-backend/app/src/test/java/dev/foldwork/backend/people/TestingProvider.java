package dev.foldwork.backend.people;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.Algorithm;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.foldwork.flow.json.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** An OpenID provider with keys of its own that does everything right, unless a test bends what it says. */
final class TestingProvider {

    static final String CLIENT = "foldwork";
    static final String SECRET = "a secret between client and provider";

    private final HttpServer server;
    private final RSAKey key;
    private final Map<String, Grant> codes = new ConcurrentHashMap<>();
    private volatile Consumer<Token> bent = token -> {};
    private volatile Consumer<Map<String, Object>> metadata = document -> {};

    /** Somebody with an account at the provider. */
    record Somebody(String subject, String email, boolean verified, String name) {

        static Somebody of(String email) {
            return new Somebody(UUID.randomUUID().toString(), email, true, "Nora North");
        }
    }

    private record Grant(Map<String, String> asked, Somebody who) {}

    /** An ID token before it is signed. */
    static final class Token {

        final Map<String, Object> claims = new LinkedHashMap<>();
        Algorithm algorithm = JWSAlgorithm.RS256;
        RSAKey key;
        byte[] shared = SECRET.getBytes(UTF_8);
    }

    private TestingProvider(HttpServer server, RSAKey key) {
        this.server = server;
        this.key = key;
    }

    static TestingProvider start() {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            var provider = new TestingProvider(server, key());
            server.createContext("/.well-known/openid-configuration", provider::discovery);
            server.createContext("/keys", provider::keys);
            server.createContext("/token", provider::token);
            server.start();
            return provider;
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    static RSAKey key() {
        try {
            return new RSAKeyGenerator(2048).keyID("k1").generate();
        } catch (JOSEException failure) {
            throw new IllegalStateException(failure);
        }
    }

    RSAKey publicKey() {
        return key.toPublicJWK();
    }

    String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Has the next tokens bent. */
    void bend(Consumer<Token> change) {
        bent = change;
    }

    /** Has what the provider says of itself bent; only before it is asked for the first time. */
    TestingProvider saying(Consumer<Map<String, Object>> change) {
        metadata = change;
        return this;
    }

    /** Lets somebody in who was sent here and returns what the browser goes back with. */
    Map<String, String> letIn(String location, Somebody who) {
        Map<String, String> asked = fields(URI.create(location).getRawQuery());
        if (!location.startsWith(issuer() + "/authorize?")
                || !"S256".equals(asked.get("code_challenge_method"))
                || !"code".equals(asked.get("response_type"))) {
            throw new IllegalStateException("not a request of the code flow with PKCE: " + location);
        }
        String code = UUID.randomUUID().toString();
        codes.put(code, new Grant(asked, who));
        var answer = new LinkedHashMap<String, String>();
        answer.put("state", asked.get("state"));
        answer.put("code", code);
        answer.put("iss", issuer());
        return answer;
    }

    private void discovery(HttpExchange exchange) throws IOException {
        var document = new LinkedHashMap<String, Object>();
        document.put("issuer", issuer());
        document.put("authorization_endpoint", issuer() + "/authorize");
        document.put("token_endpoint", issuer() + "/token");
        document.put("jwks_uri", issuer() + "/keys");
        document.put("response_types_supported", java.util.List.of("code"));
        document.put("subject_types_supported", java.util.List.of("public"));
        document.put("id_token_signing_alg_values_supported", java.util.List.of("RS256"));
        document.put("authorization_response_iss_parameter_supported", true);
        metadata.accept(document);
        answer(exchange, 200, document);
    }

    private void keys(HttpExchange exchange) throws IOException {
        answer(exchange, 200, new JWKSet(key.toPublicJWK()).toJSONObject());
    }

    private void token(HttpExchange exchange) throws IOException {
        Map<String, String> form = fields(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
        Grant grant = codes.remove(String.valueOf(form.get("code")));
        if (grant == null || !holds(exchange, form, grant.asked())) {
            answer(exchange, 400, Map.of("error", "invalid_grant"));
            return;
        }
        var token = new Token();
        token.key = key;
        Instant now = Instant.now();
        token.claims.put("iss", issuer());
        token.claims.put("sub", grant.who().subject());
        token.claims.put("aud", CLIENT);
        token.claims.put("nonce", grant.asked().get("nonce"));
        token.claims.put("iat", now.getEpochSecond());
        token.claims.put("exp", now.getEpochSecond() + 300);
        token.claims.put("email", grant.who().email());
        token.claims.put("email_verified", grant.who().verified());
        token.claims.put("name", grant.who().name());
        bent.accept(token);
        answer(
                exchange,
                200,
                Map.of("access_token", "unused", "token_type", "Bearer", "expires_in", 60L, "id_token", signed(token)));
    }

    private static boolean holds(HttpExchange exchange, Map<String, String> form, Map<String, String> asked) {
        String proof = "Basic "
                + Base64.getEncoder().encodeToString((CLIENT + ":" + SECRET.replace(" ", "+")).getBytes(UTF_8));
        return proof.equals(exchange.getRequestHeaders().getFirst("Authorization"))
                && form.get("redirect_uri").equals(asked.get("redirect_uri"))
                && challenge(form.get("code_verifier")).equals(asked.get("code_challenge"));
    }

    private static String challenge(String verifier) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (java.security.NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private static String signed(Token token) {
        try {
            JWTClaimsSet claims = JWTClaimsSet.parse(token.claims);
            if (token.algorithm == Algorithm.NONE) {
                return new PlainJWT(claims).serialize();
            }
            var algorithm = (JWSAlgorithm) token.algorithm;
            JWSSigner signer = JWSAlgorithm.Family.HMAC_SHA.contains(algorithm)
                    ? new MACSigner(token.shared)
                    : new RSASSASigner(token.key);
            var jwt = new SignedJWT(
                    new JWSHeader.Builder(algorithm).keyID(token.key.getKeyID()).build(), claims);
            jwt.sign(signer);
            return jwt.serialize();
        } catch (JOSEException | java.text.ParseException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static void answer(HttpExchange exchange, int status, Map<String, ?> body) throws IOException {
        byte[] bytes = Json.write(body).getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static Map<String, String> fields(String query) {
        var fields = new LinkedHashMap<String, String>();
        for (String pair : query.split("&")) {
            String[] parts = pair.split("=", 2);
            fields.put(parts[0], URLDecoder.decode(parts[1], UTF_8));
        }
        return fields;
    }
}
