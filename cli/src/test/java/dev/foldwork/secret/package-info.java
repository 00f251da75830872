/** Secrets stay secret, whatever a node does with them. */
@NullMarked
package dev.foldwork.secret;

import org.jspecify.annotations.NullMarked;
