package dev.foldwork.flow.testcase;

import java.time.Instant;
import java.util.Map;
import java.util.regex.Pattern;
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

    /** What the name of a test may be, in words. */
    public static final String NAME_FORM = "small letters, digits and _, beginning with a letter, at most 63";

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,62}");

    /** Says whether a test may have this name. */
    public static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    /** Returns where the test of this name stands, from the flow's folder on. */
    public static String path(String name) {
        return FOLDER + "/" + name + ENDING;
    }
}
