/** Talks to a cloud engine: definitions, runs, answers, and a run's exact record rebuilt from the engine's state. */
@NullMarked
package dev.foldwork.conductor.client;

import org.jspecify.annotations.NullMarked;
