package dev.foldwork.backend.settings;

/** A newer program has changed the database in ways that this one does not know. */
final class NewerSchemaException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    NewerSchemaException(String version, String known) {
        super("The database was used by a newer Foldwork: its schema has version " + version
                + ", and this program knows versions up to " + known + ". Nothing was changed");
    }
}
