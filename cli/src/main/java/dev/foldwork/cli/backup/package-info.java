/** Backups of a data folder in one file, and the way back. */
@NullMarked
package dev.foldwork.cli.backup;

import org.jspecify.annotations.NullMarked;
