/** Flows of other systems, read into flow documents with a report; opens no socket, starts no process, writes nothing. */
@NullMarked
package dev.foldwork.flow.importing;

import org.jspecify.annotations.NullMarked;
