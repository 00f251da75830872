/** The rules of the house, as tests. */
@NullMarked
package dev.foldwork.house;

import org.jspecify.annotations.NullMarked;
