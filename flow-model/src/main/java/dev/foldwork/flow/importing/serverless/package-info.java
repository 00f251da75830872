/** Reads workflows of the CNCF Serverless Workflow DSL 1.0. */
@NullMarked
package dev.foldwork.flow.importing.serverless;

import org.jspecify.annotations.NullMarked;
