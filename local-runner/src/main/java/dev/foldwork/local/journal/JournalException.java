package dev.foldwork.local.journal;

/** The journal cannot be used. */
public final class JournalException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;

    /**
     * @param code JOURNAL_UNREADABLE, JOURNAL_VERSION or JOURNAL_DAMAGED
     * @param message what, which file, what to do
     */
    public JournalException(String code, String message, Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    /** A fault without an underlying one. */
    public JournalException(String code, String message) {
        super(message);
        this.code = code;
    }

    public String code() {
        return code;
    }
}
