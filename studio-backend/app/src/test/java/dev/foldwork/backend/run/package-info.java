/** Tests of the list of runs, notes and retention. */
@NullMarked
package dev.foldwork.backend.run;

import org.jspecify.annotations.NullMarked;
