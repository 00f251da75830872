/** Commands on the secrets of a team. */
@NullMarked
package dev.foldwork.cli.secret;

import org.jspecify.annotations.NullMarked;
