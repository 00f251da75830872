package dev.foldwork.backend.passkey;

import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.converter.util.ObjectConverter;
import dev.foldwork.backend.access.Names;
import dev.foldwork.backend.settings.BackendSettings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Sets up what the checks share. */
@Configuration(proxyBeanMethods = false)
class PasskeySettings {

    @Bean
    RelyingParty relyingParty(BackendSettings settings, Names names) {
        return RelyingParty.of(settings.url(), names.origins());
    }

    @Bean
    ObjectConverter passkeyConverter() {
        return new ObjectConverter();
    }

    /** Not strict: it takes any attestation, none included. Which make an authenticator is of matters to nobody here. */
    @Bean
    WebAuthnManager webAuthn(ObjectConverter passkeyConverter) {
        return WebAuthnManager.createNonStrictWebAuthnManager(passkeyConverter);
    }
}
