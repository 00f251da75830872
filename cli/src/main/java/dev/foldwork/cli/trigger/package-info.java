/** The commands on what starts a team's flows by itself. */
@NullMarked
package dev.foldwork.cli.trigger;

import org.jspecify.annotations.NullMarked;
