package dev.foldwork.flow.json;

/** A patch cannot be read or does not fit the value; nothing was changed. */
public final class PatchException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * @param message which step, what is wrong
     */
    public PatchException(String message) {
        super(message, null, false, false);
    }
}
