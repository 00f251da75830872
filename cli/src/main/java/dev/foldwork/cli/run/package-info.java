/** Commands that start and control runs, and what a person sees of them. */
@NullMarked
package dev.foldwork.cli.run;

import org.jspecify.annotations.NullMarked;
