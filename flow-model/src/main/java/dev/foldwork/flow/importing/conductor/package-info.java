/** Reads Conductor's workflow definitions. */
@NullMarked
package dev.foldwork.flow.importing.conductor;

import org.jspecify.annotations.NullMarked;
