package dev.foldwork.backend.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SealTest {

    private static final byte[] VALUE = "open sesame".getBytes(StandardCharsets.UTF_8);

    private final byte[] key = Seal.newKey();

    @Test
    void opensWhatItSealedAtItsPlaceOnly() {
        byte[] sealed = Seal.seal(key, VALUE, "here");
        assertThat(Seal.open(key, sealed, "here")).isEqualTo(VALUE);
        assertThatThrownBy(() -> Seal.open(key, sealed, "there"))
                .isInstanceOf(BrokenSealException.class)
                .hasMessageContaining("there");
        assertThatThrownBy(() -> Seal.open(Seal.newKey(), sealed, "here")).isInstanceOf(BrokenSealException.class);
    }

    @Test
    void seesEveryChangedByte() {
        byte[] sealed = Seal.seal(key, VALUE, "here");
        for (int place = 0; place < sealed.length; place++) {
            byte[] changed = sealed.clone();
            changed[place] ^= 1;
            assertThatThrownBy(() -> Seal.open(key, changed, "here")).isInstanceOf(BrokenSealException.class);
        }
        assertThatThrownBy(() -> Seal.open(key, new byte[5], "here")).isInstanceOf(BrokenSealException.class);
    }

    @Test
    void sealsTheSameValueDifferentlyEachTime() {
        assertThat(Seal.seal(key, VALUE, "here")).isNotEqualTo(Seal.seal(key, VALUE, "here"));
    }
}
