/** Passkeys (WebAuthn): asks browsers for them and believes only what holds; whose account it is, {@code people} decides. */
@NullMarked
package dev.foldwork.backend.passkey;

import org.jspecify.annotations.NullMarked;
