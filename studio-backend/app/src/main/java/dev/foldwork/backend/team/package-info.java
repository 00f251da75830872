/** What a team may set for itself, within what the operator allows. */
@NullMarked
package dev.foldwork.backend.team;

import org.jspecify.annotations.NullMarked;
