package dev.foldwork.flow.testcase;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A test of a flow, as {@code protocol/flow-test.schema.json} says. Immutable by convention.
 *
 * @param name unique among the tests of a flow
 * @param title what people call it; the name when none is given
 * @param flow the flow's name
 * @param at what time it is when the run starts, null for the machine's
 * @param folders folders beside the test's file, by the flow's names for them
 * @param recorded what nodes answer, by node path
 */
public record TestCase(
        String name,
        String title,
        String flow,
        @Nullable Instant at,
        Map<String, @Nullable Object> inputs,
        Map<String, String> folders,
        Map<String, Recorded> recorded,
        Expected expected) {

    /** How the name of a test's file ends; it stands in {@link #FOLDER} beside the flow. */
    public static final String ENDING = ".test.yaml";

    /** The folder of a flow's tests. */
    public static final String FOLDER = "tests";
}
