/** Commands that read and change flow documents without running them. */
@NullMarked
package dev.foldwork.cli.flow;

import org.jspecify.annotations.NullMarked;
