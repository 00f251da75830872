/** Secrets and connections of teams: sealed when they come in, opened only for a worker that executes a node. */
@NullMarked
package dev.foldwork.backend.secret;

import org.jspecify.annotations.NullMarked;
