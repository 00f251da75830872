package dev.foldwork.flow.share;

import java.util.ArrayList;
import java.util.List;

/**
 * A part of a text that has to go.
 *
 * @param from index of its first character
 * @param to index behind its last one
 * @param instead what is put there
 * @param inner parts of it that go even where somebody says that it stays, from left to right; nothing overlaps
 */
record Spot(Finding.Kind kind, int from, int to, String instead, List<Spot> inner) {

    Spot(Finding.Kind kind, int from, int to, String instead) {
        this(kind, from, to, instead, List.of());
    }

    boolean overlaps(Spot other) {
        return from < other.to && other.from < to;
    }

    /** Returns one spot for both; the other one overlaps this one and does not begin before it. */
    Spot with(Spot other) {
        boolean mayStay = kind.keepable();
        if (mayStay && !other.kind.keepable()) {
            return other.to > to ? new Spot(other.kind, from, other.to, other.instead) : around(other);
        }
        return new Spot(kind, from, Math.max(to, other.to), instead, inner);
    }

    private Spot around(Spot other) {
        var all = new ArrayList<>(inner);
        if (all.isEmpty() || !all.getLast().overlaps(other)) {
            all.add(other);
        } else {
            all.add(all.removeLast().with(other));
        }
        return new Spot(kind, from, to, instead, List.copyOf(all));
    }
}
