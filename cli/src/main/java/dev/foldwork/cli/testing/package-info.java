/** {@code foldwork test}: tests of flows, found, run and told of. */
@NullMarked
package dev.foldwork.cli.testing;

import org.jspecify.annotations.NullMarked;
