package dev.foldwork.backend.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MasterKeysTest {

    @TempDir
    Path folder;

    private Path file() {
        return folder.resolve("keys");
    }

    private Path file(String content) throws IOException {
        Files.writeString(file(), content);
        return Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-------"));
    }

    private static String line(String id) {
        return id + " " + Base64.getEncoder().encodeToString(Seal.newKey()) + "\n";
    }

    @Test
    void makesAFileForItsOwnerOnceOnly() throws IOException {
        MasterKeys made = MasterKeys.read(file(), true);
        MasterKeys again = MasterKeys.read(file(), true);
        assertThat(again.current()).isEqualTo(made.current());
        assertThat(again.key(made.current())).isEqualTo(made.key(made.current()));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
    }

    @Test
    void doesNotMakeAnotherKeyWhenSomethingIsSealedAlready() {
        assertThatThrownBy(() -> MasterKeys.read(file(), false))
                .hasMessageContaining("is missing")
                .hasMessageContaining("bring it back from a copy");
        assertThat(file()).doesNotExist();
    }

    @Test
    void sealsWithTheFirstAndOpensWithAllOfThem() throws IOException {
        MasterKeys keys = MasterKeys.read(file(line("new") + "\n" + line("old")), false);
        assertThat(keys.current()).isEqualTo("new");
        assertThat(keys.key("old")).hasSize(Seal.KEY_BYTES);
        assertThatThrownBy(() -> keys.key("gone")).hasMessageContaining("no longer holds the key 'gone'");
    }

    @Test
    void refusesAFileThatOthersCanReadOrThatIsBroken() throws IOException {
        file(line("a"));
        Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-r-----"));
        assertThatThrownBy(() -> MasterKeys.read(file(), true)).hasMessageContaining("0600");
        for (String broken : new String[] {"a", "a b", "a " + "A".repeat(20), "a b c", "one two", ""}) {
            file(broken);
            assertThatThrownBy(() -> MasterKeys.read(file(), true)).as(broken).hasMessageContaining("key file");
        }
        file(line("a") + line("a"));
        assertThatThrownBy(() -> MasterKeys.read(file(), true)).hasMessageContaining("an id of its own");
    }
}
