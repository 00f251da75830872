/** The worker on a real Conductor server. */
@NullMarked
package dev.foldwork.conductor.worker;

import org.jspecify.annotations.NullMarked;
