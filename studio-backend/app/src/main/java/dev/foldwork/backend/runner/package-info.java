/** Runners: programs on people's computers that dial in and work on runs. */
@NullMarked
package dev.foldwork.backend.runner;

import org.jspecify.annotations.NullMarked;
