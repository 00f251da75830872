/** Reads n8n's workflows. */
@NullMarked
package dev.foldwork.flow.importing.n8n;

import org.jspecify.annotations.NullMarked;
