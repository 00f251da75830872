/** Keeping a folder of flows and a team's flows in step. */
@NullMarked
package dev.foldwork.cli.sync;

import org.jspecify.annotations.NullMarked;
