package dev.foldwork.flow.document;

import dev.foldwork.flow.json.PatchStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;

/** Steps of patches made by chance. */
final class ChanceSteps {

    private ChanceSteps() {}

    /** Returns a step at one of the places of a document that are wanted; a test that passes when there is none. */
    static PatchStep step(Map<String, ?> document, Random random, Predicate<List<String>> wanted) {
        var all = new ArrayList<List<String>>();
        paths(List.of(), document, all);
        List<List<String>> places = all.stream().filter(wanted).toList();
        if (places.isEmpty()) {
            return new PatchStep(PatchStep.Kind.TEST, List.of("kind"), null, "Flow", null, null);
        }
        List<String> path = places.get(random.nextInt(places.size()));
        return switch (random.nextInt(4)) {
            case 0 -> new PatchStep(PatchStep.Kind.REMOVE, path, null, null, null, null);
            case 1 -> new PatchStep(PatchStep.Kind.REPLACE, path, null, List.of("a: b", 5L, Map.of()), null, null);
            case 2 -> {
                var other = new ArrayList<>(path.subList(0, path.size() - 1));
                other.add("other");
                yield new PatchStep(PatchStep.Kind.MOVE, other, path, null, null, null);
            }
            default -> new PatchStep(PatchStep.Kind.ADD, path, null, Map.of("k", "v # w\nx"), null, null);
        };
    }

    private static void paths(List<String> at, Object value, List<List<String>> paths) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, member) -> deeper(at, key.toString(), member, paths));
        } else if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                deeper(at, Integer.toString(i), list.get(i), paths);
            }
        }
    }

    private static void deeper(List<String> at, String name, Object value, List<List<String>> paths) {
        var path = new ArrayList<>(at);
        path.add(name);
        paths.add(path);
        paths(path, value, paths);
    }
}
