/** Signing in against a real backend. */
@NullMarked
package dev.foldwork.cli.account;

import org.jspecify.annotations.NullMarked;
