package dev.foldwork.flow.importing.script;

/** A foreign expression has no counterpart; the message says which part of it. */
public final class NotTranslated extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public NotTranslated(String reason) {
        super(reason, null, false, false);
    }

    /** Returns the reason. */
    public String reason() {
        return String.valueOf(getMessage());
    }
}
