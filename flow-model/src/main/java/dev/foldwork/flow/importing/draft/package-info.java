/** What the importers share: a flow under construction, its report, and what they never carry over. */
@NullMarked
package dev.foldwork.flow.importing.draft;

import org.jspecify.annotations.NullMarked;
