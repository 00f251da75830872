package dev.foldwork.node;

import org.jspecify.annotations.Nullable;

/**
 * A person's answer.
 *
 * @param value the answer as JSON value; for options the chosen option's id
 * @param by who answered
 */
public record Answer(@Nullable Object value, String by) {}
