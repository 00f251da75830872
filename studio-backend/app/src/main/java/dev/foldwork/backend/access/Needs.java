package dev.foldwork.backend.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Opens a handler to callers whose credential has this scope and who have this role in their team; a handler without it
 * is closed to everybody.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Needs {

    /** What the credential must allow. */
    Scope value();

    /** The least role that may call; the contract names it as {@code x-role}. */
    Role role();
}
