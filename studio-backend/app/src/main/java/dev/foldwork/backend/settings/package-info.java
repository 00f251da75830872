/** What the service is told at its start, and the database it opens with it. */
@NullMarked
package dev.foldwork.backend.settings;

import org.jspecify.annotations.NullMarked;
