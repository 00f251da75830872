/** Commands on the secrets and connections of a team. */
@NullMarked
package dev.foldwork.cli.secret;

import org.jspecify.annotations.NullMarked;
