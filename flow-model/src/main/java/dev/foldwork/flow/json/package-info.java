/** JSON values as plain Java: maps, lists, texts, numbers, booleans, null. */
@NullMarked
package dev.foldwork.flow.json;

import org.jspecify.annotations.NullMarked;
