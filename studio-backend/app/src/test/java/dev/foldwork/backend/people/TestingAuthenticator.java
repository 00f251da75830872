package dev.foldwork.backend.people;

import dev.foldwork.flow.json.Json;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** A browser with an authenticator that signs for real, and bends what a test wants bent. */
final class TestingAuthenticator {

    static final int PRESENT = 0x01;
    static final int VERIFIED = 0x04;
    static final int MAY_BE_COPIED = 0x08;
    static final int IS_COPIED = 0x10;
    private static final int HAS_KEY = 0x40;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** With what it signs. */
    enum Algorithm {
        EDDSA("Ed25519", 0, "Ed25519"),
        ES256("EC", 256, "SHA256withECDSA"),
        RS256("RSA", 2048, "SHA256withRSA"),
        /** Nobody asks for this one. */
        ES384("EC", 384, "SHA384withECDSA");

        private final String keys;
        private final int bits;
        private final String signature;

        Algorithm(String keys, int bits, String signature) {
            this.keys = keys;
            this.bits = bits;
            this.signature = signature;
        }
    }

    /** What goes into one answer. */
    static final class Ceremony {
        String type;
        String challenge;
        String origin;
        boolean crossOrigin;
        String site;
        int flags = PRESENT | VERIFIED;
        long count;
        byte[] credential;
        String handle;
        Boolean findable;
        boolean signsOther;
    }

    private final Algorithm algorithm;
    private final KeyPair pair;
    private final String origin;
    private byte[] credential = random();
    private long count;
    /** Of a person that nobody is, until a passkey is made for somebody. */
    private String handle = "A".repeat(22);

    TestingAuthenticator(Algorithm algorithm, String origin) {
        this.algorithm = algorithm;
        this.origin = origin;
        try {
            var generator = KeyPairGenerator.getInstance(algorithm.keys);
            if (algorithm.bits > 0) {
                generator.initialize(algorithm.bits);
            }
            this.pair = generator.generateKeyPair();
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    /** Makes the passkey under an id that another one has. */
    TestingAuthenticator called(TestingAuthenticator other) {
        credential = other.credential;
        return this;
    }

    String id() {
        return text(credential);
    }

    byte[] credential() {
        return credential;
    }

    /** Answers the options of a registration. */
    Map<String, Object> create(Map<String, Object> options) {
        return create(options, ceremony -> {});
    }

    Map<String, Object> create(Map<String, Object> options, Consumer<Ceremony> bend) {
        Ceremony ceremony = ceremony("webauthn.create", options, bend);
        handle = String.valueOf(object(options, "user").get("id"));
        byte[] data = join(authenticatorData(ceremony, HAS_KEY), new byte[16], length(ceremony.credential), key());
        var object = new LinkedHashMap<String, Object>();
        object.put("fmt", "none");
        object.put("attStmt", Map.of());
        object.put("authData", data);
        var response = new LinkedHashMap<String, Object>();
        response.put("clientDataJSON", text(clientData(ceremony)));
        response.put("attestationObject", text(Cbor.of(object)));
        response.put("transports", List.of("internal", "hybrid", "NO SUCH"));
        Map<String, Object> extensions =
                ceremony.findable == null ? Map.of() : Map.of("credProps", Map.of("rk", ceremony.findable));
        return answer(ceremony, response, extensions);
    }

    /** Answers the options of a sign-in. */
    Map<String, Object> get(Map<String, Object> options) {
        return get(options, ceremony -> {});
    }

    Map<String, Object> get(Map<String, Object> options, Consumer<Ceremony> bend) {
        count++;
        Ceremony ceremony = ceremony("webauthn.get", options, bend);
        byte[] data = authenticatorData(ceremony, 0);
        byte[] client = clientData(ceremony);
        var response = new LinkedHashMap<String, Object>();
        response.put("clientDataJSON", text(client));
        response.put("authenticatorData", text(data));
        response.put("signature", text(sign(join(data, ceremony.signsOther ? random() : sha256(client)))));
        response.put("userHandle", ceremony.handle);
        return answer(ceremony, response, Map.of());
    }

    private Ceremony ceremony(String type, Map<String, Object> options, Consumer<Ceremony> bend) {
        var ceremony = new Ceremony();
        ceremony.type = type;
        ceremony.challenge = String.valueOf(options.get("challenge"));
        ceremony.origin = origin;
        ceremony.site = "localhost";
        ceremony.count = count;
        ceremony.credential = credential;
        ceremony.handle = handle;
        bend.accept(ceremony);
        return ceremony;
    }

    private static Map<String, Object> answer(
            Ceremony ceremony, Map<String, Object> response, Map<String, Object> extensions) {
        var json = new LinkedHashMap<String, Object>();
        json.put("id", text(ceremony.credential));
        json.put("rawId", text(ceremony.credential));
        json.put("type", "public-key");
        json.put("authenticatorAttachment", "platform");
        json.put("clientExtensionResults", extensions);
        json.put("response", response);
        return json;
    }

    private static byte[] clientData(Ceremony ceremony) {
        var json = new LinkedHashMap<String, Object>();
        json.put("type", ceremony.type);
        json.put("challenge", ceremony.challenge);
        json.put("origin", ceremony.origin);
        json.put("crossOrigin", ceremony.crossOrigin);
        return Json.write(json).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] authenticatorData(Ceremony ceremony, int more) {
        return ByteBuffer.allocate(37)
                .put(sha256(ceremony.site.getBytes(StandardCharsets.UTF_8)))
                .put((byte) (ceremony.flags | more))
                .putInt((int) ceremony.count)
                .array();
    }

    private static byte[] length(byte[] credential) {
        return join(new byte[] {(byte) (credential.length >> 8), (byte) credential.length}, credential);
    }

    private byte[] key() {
        byte[] encoded = pair.getPublic().getEncoded();
        var key = new LinkedHashMap<Integer, Object>();
        switch (algorithm) {
            case EDDSA -> {
                key.put(1, 1);
                key.put(3, -8);
                key.put(-1, 6);
                key.put(-2, tail(encoded, 32));
            }
            case ES256 -> point(key, encoded, -7, 1, 32);
            case ES384 -> point(key, encoded, -35, 2, 48);
            case RS256 -> {
                var rsa = (RSAPublicKey) pair.getPublic();
                key.put(1, 3);
                key.put(3, -257);
                key.put(-1, unsigned(rsa.getModulus()));
                key.put(-2, unsigned(rsa.getPublicExponent()));
            }
        }
        return Cbor.of(key);
    }

    private static void point(Map<Integer, Object> key, byte[] encoded, int algorithm, int curve, int size) {
        byte[] point = tail(encoded, 2 * size);
        key.put(1, 2);
        key.put(3, algorithm);
        key.put(-1, curve);
        key.put(-2, Arrays.copyOf(point, size));
        key.put(-3, tail(point, size));
    }

    private byte[] sign(byte[] bytes) {
        try {
            Signature signature = Signature.getInstance(algorithm.signature);
            signature.initSign(pair.getPrivate());
            signature.update(bytes);
            return signature.sign();
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static byte[] unsigned(BigInteger number) {
        byte[] bytes = number.toByteArray();
        return bytes[0] == 0 ? tail(bytes, bytes.length - 1) : bytes;
    }

    private static byte[] tail(byte[] bytes, int size) {
        return Arrays.copyOfRange(bytes, bytes.length - size, bytes.length);
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private static byte[] random() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    private static byte[] join(byte[]... parts) {
        int size = Arrays.stream(parts).mapToInt(part -> part.length).sum();
        ByteBuffer all = ByteBuffer.allocate(size);
        for (byte[] part : parts) {
            all.put(part);
        }
        return all.array();
    }

    static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> object(Map<String, Object> json, String name) {
        return (Map<String, Object>) json.get(name);
    }
}
