/** The flow document as people write it: YAML with places, and the files beside it. */
@NullMarked
package dev.foldwork.flow.document;

import org.jspecify.annotations.NullMarked;
