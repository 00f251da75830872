/** Kills the local engine's process at every storage call and at random, and looks for what was lost or done twice. */
@NullMarked
package dev.foldwork.local.crash;

import org.jspecify.annotations.NullMarked;
