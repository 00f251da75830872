package dev.foldwork.flow.importing;

/** A definition that is refused whole; nothing was made of it. */
public final class ImportException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;
    private final String remedy;

    /**
     * @param code UPPER_SNAKE from protocol/errors.yaml
     * @param message what is wrong, naming the place
     * @param remedy what to do
     */
    public ImportException(String code, String message, String remedy) {
        super(message);
        this.code = code;
        this.remedy = remedy;
    }

    public String code() {
        return code;
    }

    public String remedy() {
        return remedy;
    }
}
