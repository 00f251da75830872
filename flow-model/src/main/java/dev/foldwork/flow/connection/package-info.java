/** Kinds of connections: which fields they have, which of those are secret, and whether given ones fit. */
@NullMarked
package dev.foldwork.flow.connection;

import org.jspecify.annotations.NullMarked;
