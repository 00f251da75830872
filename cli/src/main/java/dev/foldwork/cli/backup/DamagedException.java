package dev.foldwork.cli.backup;

import java.io.IOException;

/** A file is not the backup it should be; the message goes on after its name and "is damaged:". */
final class DamagedException extends IOException {

    private static final long serialVersionUID = 1L;

    DamagedException(String message) {
        super(message);
    }
}
