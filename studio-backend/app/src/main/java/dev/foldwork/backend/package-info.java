/** The studio's service: starts, follows and steers runs for everybody who holds a token. */
@NullMarked
package dev.foldwork.backend;

import org.jspecify.annotations.NullMarked;
