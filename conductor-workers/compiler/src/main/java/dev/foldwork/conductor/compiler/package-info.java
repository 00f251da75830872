/** Translates a plan into definitions of the cloud engine; knows no server and does no I/O. */
@NullMarked
package dev.foldwork.conductor.compiler;

import org.jspecify.annotations.NullMarked;
