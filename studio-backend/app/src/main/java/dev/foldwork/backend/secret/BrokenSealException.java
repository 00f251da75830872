package dev.foldwork.backend.secret;

/** Something sealed does not open at its place; says which place and nothing of what is in it. */
final class BrokenSealException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BrokenSealException(String place) {
        super("what is sealed as '" + place + "' does not open with its key: the row or the key file was changed");
    }
}
