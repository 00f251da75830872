/** Tests of the worker's parts that need no engine; the engine itself is tested with the whole system. */
@NullMarked
package dev.foldwork.conductor.worker;

import org.jspecify.annotations.NullMarked;
