package dev.foldwork.flow.run;

import dev.foldwork.flow.Problem;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Why a node cannot enter its body or go on with it; the same words on every engine. */
public final class BodyErrors {

    private BodyErrors() {}

    /** The items of a {@code flow.for_each} are no list. */
    public static FlowError itemsNotAList(String path, @Nullable Object items) {
        return error(
                "TYPE_MISMATCH",
                "'items' must be a list, but is " + kind(items) + ": give a list, for example ${ [nodes.find.files] }",
                path);
    }

    /** The condition of a {@code flow.loop} is neither true nor false. */
    public static FlowError conditionNotBoolean(String path, @Nullable Object value, int round) {
        return error(
                "TYPE_MISMATCH",
                "'while' must be true or false, but is " + kind(value) + " before round " + round
                        + ": compare something, for example ${ state.left > 0 }",
                path);
    }

    /** A {@code flow.loop} wants another round than it may have. */
    public static FlowError loopLimit(String path, int max) {
        return error(
                "LOOP_LIMIT", "The loop wants more than " + max + " rounds: raise 'max', or make 'while' end it", path);
    }

    /** The inputs of a called flow do not fit it. */
    public static FlowError inputsInvalid(String path, String flow, List<Problem> problems) {
        return error(
                "INPUT_INVALID",
                "Flow '" + flow + "' cannot be called: "
                        + problems.stream().map(Problem::message).collect(Collectors.joining("; ")),
                path);
    }

    private static FlowError error(String code, String message, String path) {
        return new FlowError(code, message, null, path, false);
    }

    private static String kind(@Nullable Object value) {
        return switch (value) {
            case null -> "nothing";
            case String text -> "text";
            case Boolean truth -> "true or false";
            case Number number -> "a number";
            case List<?> list -> "a list";
            case Map<?, ?> map -> "an object";
            default -> value.getClass().getSimpleName();
        };
    }
}
