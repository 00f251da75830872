package dev.foldwork.flow.json;

/** A text or value is not acceptable JSON. */
public final class JsonException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;

    /**
     * @param code JSON_INVALID, JSON_TOO_DEEP or JSON_TOO_LARGE
     * @param message what is wrong and where
     */
    public JsonException(String code, String message) {
        super(message);
        this.code = code;
    }

    public String code() {
        return code;
    }
}
