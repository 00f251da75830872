/** Signing in to a backend and out again. */
@NullMarked
package dev.foldwork.cli.account;

import org.jspecify.annotations.NullMarked;
