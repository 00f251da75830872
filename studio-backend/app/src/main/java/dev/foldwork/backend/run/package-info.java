/** Runs: their record in the database, and their way to the engine and back. */
@NullMarked
package dev.foldwork.backend.run;

import org.jspecify.annotations.NullMarked;
