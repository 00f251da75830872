/** What is done again and again while the service is up. */
@NullMarked
package dev.foldwork.backend.upkeep;

import org.jspecify.annotations.NullMarked;
