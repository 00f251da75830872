@org.jspecify.annotations.NullMarked
package dev.foldwork.backend.passkey;
