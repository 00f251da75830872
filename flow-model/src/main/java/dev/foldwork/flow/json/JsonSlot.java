package dev.foldwork.flow.json;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The place of a member in a map, or of an item in a list, that is being changed. */
@SuppressWarnings("unchecked")
final class JsonSlot {

    private final Object parent;
    private final String name;

    private JsonSlot(Object parent, String name) {
        this.parent = parent;
        this.name = name;
    }

    /** Returns the place at this path; whatever holds it must be there. */
    static JsonSlot at(@Nullable Object root, List<String> path) {
        Object parent = root;
        for (String step : path.subList(0, path.size() - 1)) {
            parent = parent instanceof Map || parent instanceof List ? new JsonSlot(parent, step).get(path) : null;
        }
        if (!(parent instanceof Map || parent instanceof List)) {
            throw new PatchException("nothing holds " + JsonPointer.text(path));
        }
        return new JsonSlot(parent, path.getLast());
    }

    boolean exists() {
        if (parent instanceof List<?> list) {
            int index = index(list.size());
            return index >= 0 && index < list.size();
        }
        return ((Map<?, ?>) parent).containsKey(name);
    }

    private int index(int size) {
        if (name.equals("-")) {
            return size;
        }
        return name.matches("0|[1-9]\\d{0,8}") ? Integer.parseInt(name) : -1;
    }

    @Nullable
    Object get(List<String> path) {
        if (!exists()) {
            throw new PatchException("there is nothing at " + JsonPointer.text(path));
        }
        return parent instanceof List<?> list ? list.get(index(list.size())) : ((Map<?, ?>) parent).get(name);
    }

    /** Returns the place's own name; the number of the end for {@code -}. */
    String name() {
        return parent instanceof List<?> list ? Integer.toString(index(list.size())) : name;
    }

    boolean inList() {
        return parent instanceof List;
    }

    boolean besides(JsonSlot other) {
        return parent == other.parent;
    }

    /** Returns the member that follows in a map, null at the end and in lists. */
    @Nullable
    String next() {
        boolean found = false;
        if (parent instanceof Map<?, ?> map) {
            for (Object key : map.keySet()) {
                if (found) {
                    return key.toString();
                }
                found = key.equals(name);
            }
        }
        return null;
    }

    void remove() {
        if (parent instanceof List<?> list) {
            list.remove(index(list.size()));
        } else {
            ((Map<?, ?>) parent).remove(name);
        }
    }

    void replace(@Nullable Object value) {
        if (parent instanceof List<?> list) {
            ((List<@Nullable Object>) list).set(index(list.size()), value);
        } else {
            ((Map<String, @Nullable Object>) parent).put(name, value);
        }
    }

    /** Puts a new item or member there. */
    void insert(@Nullable Object value, @Nullable String before, List<String> path) {
        if (parent instanceof List<?> list) {
            int index = index(list.size());
            if (index < 0 || index > list.size()) {
                throw new PatchException("the list ends before " + JsonPointer.text(path));
            }
            ((List<@Nullable Object>) list).add(index, value);
            return;
        }
        var map = (Map<String, @Nullable Object>) parent;
        var behind = new LinkedHashMap<String, @Nullable Object>();
        boolean found = false;
        for (var entry :
                before == null ? List.<Map.Entry<String, @Nullable Object>>of() : List.copyOf(map.entrySet())) {
            found |= entry.getKey().equals(before);
            if (found) {
                behind.put(entry.getKey(), entry.getValue());
            }
        }
        behind.keySet().forEach(map::remove);
        map.put(name, value);
        map.putAll(behind);
    }
}
