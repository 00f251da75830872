/** The golden files of protocol/cases, which other languages' tests may run too. */
@NullMarked
package dev.foldwork.flow.golden;

import org.jspecify.annotations.NullMarked;
