package dev.foldwork.flow.expression;

import java.util.AbstractList;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Shows JSON values to the interpreter with the classes it uses for whole numbers itself (Integer where it fits), as it
 * compares members of lists and maps by {@code equals}. A view: nothing is copied.
 */
final class PortNumbers {

    private PortNumbers() {}

    static @Nullable Object of(@Nullable Object value) {
        return switch (value) {
            case Long whole when whole == whole.intValue() -> (Object) whole.intValue();
            case Items items -> items;
            case Members members -> members;
            case List<?> list -> new Items(list);
            case Map<?, ?> map -> new Members(map);
            case null, default -> value;
        };
    }

    private static final class Items extends AbstractList<@Nullable Object> {

        private List<?> list;

        Items(List<?> list) {
            this.list = list;
        }

        /** The interpreter adds to an empty list it groups; what the view shows is never changed. */
        @Override
        public void add(int index, @Nullable Object item) {
            var changed = new ArrayList<@Nullable Object>(list);
            changed.add(index, item);
            list = changed;
        }

        @Override
        public @Nullable Object get(int index) {
            return of(list.get(index));
        }

        @Override
        public int size() {
            return list.size();
        }
    }

    private static final class Members extends AbstractMap<Object, @Nullable Object> {

        private final Map<?, ?> map;

        Members(Map<?, ?> map) {
            this.map = map;
        }

        @Override
        public @Nullable Object get(@Nullable Object key) {
            return of(map.get(key));
        }

        @Override
        public boolean containsKey(@Nullable Object key) {
            return map.containsKey(key);
        }

        @Override
        public Set<Entry<Object, @Nullable Object>> entrySet() {
            return new AbstractSet<>() {
                @Override
                public Iterator<Entry<Object, @Nullable Object>> iterator() {
                    return map.entrySet().stream()
                            .<Entry<Object, @Nullable Object>>map(
                                    entry -> new SimpleImmutableEntry<>(entry.getKey(), of(entry.getValue())))
                            .iterator();
                }

                @Override
                public int size() {
                    return map.size();
                }
            };
        }
    }
}
