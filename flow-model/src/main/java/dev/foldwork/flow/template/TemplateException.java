package dev.foldwork.flow.template;

/** A template cannot be compiled. */
public final class TemplateException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;
    private final String path;
    private final int offset;

    /**
     * @param code TEMPLATE_UNCLOSED or an expression's code
     * @param message what is wrong
     * @param path place inside the value, such as {@code items[0].url}
     * @param offset character offset inside the text at that place
     */
    public TemplateException(String code, String message, String path, int offset) {
        super(message);
        this.code = code;
        this.path = path;
        this.offset = offset;
    }

    public String code() {
        return code;
    }

    public String path() {
        return path;
    }

    public int offset() {
        return offset;
    }
}
