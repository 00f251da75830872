/** Carries out the tasks of the cloud engine: polls, runs nodes, keeps leases, hands results in, tells of events. */
@NullMarked
package dev.foldwork.conductor.worker;

import org.jspecify.annotations.NullMarked;
