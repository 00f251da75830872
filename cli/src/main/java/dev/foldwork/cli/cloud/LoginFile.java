package dev.foldwork.cli.cloud;

import dev.foldwork.cli.CliFailure;
import dev.foldwork.cli.ExitCode;
import dev.foldwork.flow.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Where a login is kept between commands: a file that only its owner can read. */
public record LoginFile(Path file) {

    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    /** Returns the file of a data folder. */
    public static LoginFile in(Path data) {
        return new LoginFile(data.resolve("login.json"));
    }

    /** Returns where somebody is signed in; fails with exit code 4 when others can read the file, or it is damaged. */
    public Optional<Backend> read() {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            if (!Files.getPosixFilePermissions(file).equals(OWNER_ONLY)) {
                throw unusable("can be read by others");
            }
            Map<String, ?> json = Json.object(Files.readString(file));
            if (json.get("url") instanceof String url && json.get("token") instanceof String token) {
                return Optional.of(new Backend(ServerAddress.of(url), token));
            }
        } catch (IOException | dev.foldwork.flow.json.JsonException damaged) {
            throw unusable("cannot be read");
        }
        throw unusable("is damaged");
    }

    private CliFailure unusable(String how) {
        return new CliFailure(
                "LOGIN_FILE_UNUSABLE",
                ExitCode.AUTHENTICATION,
                "The login in " + file + " " + how,
                "delete the file, then sign in with 'foldwork login'");
    }

    /** Keeps a login in the place of the one before; whoever reads meanwhile sees the one or the other. */
    public void write(Backend login) throws IOException {
        Path draft =
                Files.createTempFile(file.getParent(), ".login", "", PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        try {
            Files.writeString(draft, Json.write(Map.of("url", login.url().toString(), "token", login.token())) + "\n");
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    /** Forgets the login. */
    public void delete() throws IOException {
        Files.deleteIfExists(file);
    }
}
