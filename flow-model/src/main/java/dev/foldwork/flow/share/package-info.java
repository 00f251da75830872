/** What has to be taken out of a flow before it is shown to people who do not know who made it. */
@NullMarked
package dev.foldwork.flow.share;

import org.jspecify.annotations.NullMarked;
