/** Clients in other languages, on a real service. */
@NullMarked
package dev.foldwork.backend.client;

import org.jspecify.annotations.NullMarked;
