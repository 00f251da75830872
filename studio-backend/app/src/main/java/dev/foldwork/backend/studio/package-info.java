/** Hands out the studio's pages: files that were built, and nothing of anybody's. */
@NullMarked
package dev.foldwork.backend.studio;

import org.jspecify.annotations.NullMarked;
