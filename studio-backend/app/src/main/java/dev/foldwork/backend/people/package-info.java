/** People: accounts, sign-in, members of teams, and how they come in. */
@NullMarked
package dev.foldwork.backend.people;

import org.jspecify.annotations.NullMarked;
