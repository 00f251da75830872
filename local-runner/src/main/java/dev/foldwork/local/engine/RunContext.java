package dev.foldwork.local.engine;

import dev.foldwork.node.Resources;
import dev.foldwork.node.step.StepRunner;
import java.time.InstantSource;

/**
 * What all parts of one run share.
 *
 * @param id the run's id
 * @param log its events
 * @param memory what an earlier process did of it
 * @param questions its open questions
 * @param gate closed while it is paused
 * @param steps runs attempts
 * @param resources what it was granted
 * @param secrets gives an attempt the values of its secrets
 * @param trace the trace it belongs to
 */
record RunContext(
        String id,
        EventLog log,
        Memory memory,
        OpenQuestions questions,
        PauseGate gate,
        StepRunner steps,
        Resources resources,
        SecretSource secrets,
        Timers timers,
        InstantSource clock,
        LocalTrace trace) {}
