/** The service on a real database. */
@NullMarked
package dev.foldwork.backend;

import org.jspecify.annotations.NullMarked;
