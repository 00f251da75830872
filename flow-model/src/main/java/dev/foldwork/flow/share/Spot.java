package dev.foldwork.flow.share;

/**
 * A part of a text that has to go.
 *
 * @param from index of its first character
 * @param to index behind its last one
 * @param instead what is put there
 */
record Spot(Finding.Kind kind, int from, int to, String instead) {

    boolean overlaps(Spot other) {
        return from < other.to && other.from < to;
    }
}
