package dev.foldwork.flow.json;

import dev.foldwork.flow.json.PatchStep.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Applies patches to JSON values and says how to take them back.
 *
 * <p>Follows RFC 6902 but for one rule: a move onto a member that exists is refused, as it would lose that member.
 */
public final class JsonPatch {

    private JsonPatch() {}

    /**
     * What came of a patch.
     *
     * @param value the changed value
     * @param undo for each step the one that takes it back
     */
    public record Applied(@Nullable Object value, List<PatchStep> undo) {

        /** Returns the patch that takes this one back. */
        public List<PatchStep> inverse() {
            return undo.reversed().stream()
                    .filter(step -> step.kind() != Kind.TEST)
                    .toList();
        }
    }

    /** Applies every step or none to a copy of the value; throws {@link PatchException} naming the step. */
    public static Applied apply(@Nullable Object value, List<PatchStep> steps) {
        Object copy = Json.normalize(value);
        var undo = new ArrayList<PatchStep>();
        for (PatchStep step : steps) {
            try {
                undo.add(apply(copy, step));
            } catch (PatchException fault) {
                throw new PatchException("Step " + undo.size() + ": " + fault.getMessage());
            }
        }
        return new Applied(copy, List.copyOf(undo));
    }

    private static PatchStep apply(@Nullable Object root, PatchStep step) {
        return switch (step.kind()) {
            case TEST -> test(root, step);
            case ADD -> put(root, step, Json.normalize(step.value()));
            case COPY -> put(root, step, Json.normalize(found(root, Objects.requireNonNull(step.from()))));
            case REMOVE -> remove(JsonSlot.at(root, step.path()), step.path());
            case REPLACE -> replace(JsonSlot.at(root, step.path()), step.path(), Json.normalize(step.value()));
            case MOVE -> move(root, step, Objects.requireNonNull(step.from()));
        };
    }

    private static @Nullable Object found(@Nullable Object root, List<String> path) {
        return path.isEmpty() ? root : JsonSlot.at(root, path).get(path);
    }

    private static PatchStep test(@Nullable Object root, PatchStep step) {
        if (!Json.deepEquals(found(root, step.path()), step.value())) {
            throw new PatchException("the value at " + JsonPointer.text(step.path()) + " is another one");
        }
        return step;
    }

    private static PatchStep put(@Nullable Object root, PatchStep step, @Nullable Object value) {
        JsonSlot slot = JsonSlot.at(root, step.path());
        if (!slot.inList() && slot.exists()) {
            return replace(slot, step.path(), value);
        }
        List<String> path = named(step.path(), slot.name());
        slot.insert(value, step.before(), step.path());
        return new PatchStep(Kind.REMOVE, path, null, null, null, null);
    }

    private static List<String> named(List<String> path, String name) {
        var named = new ArrayList<>(path.subList(0, path.size() - 1));
        named.add(name);
        return List.copyOf(named);
    }

    private static PatchStep remove(JsonSlot slot, List<String> path) {
        var undo = new PatchStep(Kind.ADD, path, null, slot.get(path), slot.next(), null);
        slot.remove();
        return undo;
    }

    private static PatchStep replace(JsonSlot slot, List<String> path, @Nullable Object value) {
        var undo = new PatchStep(Kind.REPLACE, path, null, slot.get(path), null, null);
        slot.replace(value);
        return undo;
    }

    private static PatchStep move(@Nullable Object root, PatchStep step, List<String> from) {
        if (from.isEmpty()) {
            throw new PatchException("the whole document cannot be moved");
        }
        JsonSlot origin = JsonSlot.at(root, from);
        Object value = origin.get(from);
        String next = origin.next();
        if (from.equals(step.path())) {
            return new PatchStep(Kind.TEST, from, null, value, null, null);
        }
        origin.remove();
        // What was in the same list behind the removed item has moved up, also along the target's own path.
        JsonSlot place = JsonSlot.at(root, step.path());
        if (!place.inList() && place.exists()) {
            throw new PatchException(
                    "there is something at " + JsonPointer.text(step.path()) + " already: remove it first");
        }
        List<String> path = named(step.path(), place.name());
        String before = step.before() == null && place.besides(origin) ? next : step.before();
        place.insert(value, before, step.path());
        return new PatchStep(Kind.MOVE, from, path, null, next, null);
    }
}
