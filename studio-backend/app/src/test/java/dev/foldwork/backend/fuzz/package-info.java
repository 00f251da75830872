/** Requests made by chance from the contract, and whether every answer is one that the contract declares. */
@NullMarked
package dev.foldwork.backend.fuzz;

import org.jspecify.annotations.NullMarked;
