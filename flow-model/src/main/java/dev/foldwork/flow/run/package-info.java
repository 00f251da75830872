/** What both engines share while a flow runs: states, guards, scopes, resolution. No engine, no I/O. */
@NullMarked
package dev.foldwork.flow.run;

import org.jspecify.annotations.NullMarked;
