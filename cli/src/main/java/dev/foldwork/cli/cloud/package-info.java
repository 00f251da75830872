/** Runs on a studio's backend, over HTTP. */
@NullMarked
package dev.foldwork.cli.cloud;

import org.jspecify.annotations.NullMarked;
