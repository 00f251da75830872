/** Imports held to golden files, and to what must be refused. */
@NullMarked
package dev.foldwork.flow.importing;

import org.jspecify.annotations.NullMarked;
