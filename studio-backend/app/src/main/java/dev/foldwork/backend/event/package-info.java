/** What happens in a team, for whoever starts flows when it does. */
@NullMarked
package dev.foldwork.backend.event;

import org.jspecify.annotations.NullMarked;
