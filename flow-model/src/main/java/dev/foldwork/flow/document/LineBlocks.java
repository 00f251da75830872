package dev.foldwork.flow.document;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds nodes of a flow in a text by the indent of its lines, which is much quicker than reading it. Only for texts of
 * which {@link ReadText#byLines} is true; what is written in any other than the usual way is not found.
 */
final class LineBlocks {

    private final String text;

    private LineBlocks(String text) {
        this.text = text;
    }

    /** The lines from a name to before the next one beside it, and the indent of that name. */
    private record Region(int from, int to, int indent) {}

    /** Returns the block of the node at this path, null when it is not found. */
    static @Nullable NodeBlock find(String text, List<String> path) {
        var blocks = new LineBlocks(text);
        Region region = blocks.member(0, text.length(), 0, path.getFirst());
        for (String name : path.subList(1, path.size())) {
            region = region == null ? null : blocks.child(region, name);
        }
        return region == null ? null : blocks.block(region);
    }

    private @Nullable Region child(Region region, String name) {
        int start = behindLine(region.from());
        if (!endsWithColon(region.from(), start)) {
            return null;
        }
        int first = content(start, region.to());
        int indent = first < 0 ? -1 : indent(first);
        return indent <= region.indent() ? null : member(start, region.to(), indent, name);
    }

    /** Returns the member of this name of the map whose names have this indent in these lines. */
    private @Nullable Region member(int from, int to, int indent, String name) {
        int found = -1;
        for (int at = content(from, to); at >= 0; at = content(behindLine(at), to)) {
            int own = indent(at);
            char first = text.charAt(at + own);
            if (own < indent || own == indent && first == '?') {
                return null;
            }
            if (own == indent && first != '-') {
                if (found >= 0) {
                    return new Region(found, at, indent);
                }
                found = isNamed(at + own, name) ? at : -1;
            }
        }
        return found < 0 ? null : new Region(found, to, indent);
    }

    private boolean isNamed(int at, String name) {
        int colon = at + name.length();
        return text.startsWith(name, at)
                && colon < text.length()
                && text.charAt(colon) == ':'
                && (colon + 1 == text.length() || text.charAt(colon + 1) == ' ' || text.charAt(colon + 1) == '\n');
    }

    /** Comments and blank lines behind the last value belong to nobody. */
    private @Nullable NodeBlock block(Region region) {
        int last = region.from();
        for (int at = last; at >= 0; at = content(behindLine(at), region.to())) {
            last = at;
        }
        int to = behindLine(last);
        boolean isMap = endsWithColon(region.from(), behindLine(region.from())) && last > region.from();
        String lines = isMap ? NodeBlock.dedented(text.substring(region.from(), to), region.indent()) : null;
        return lines == null ? null : new NodeBlock(region.from(), to, lines, region.indent());
    }

    private boolean endsWithColon(int from, int to) {
        int last = to - 1;
        while (last > from && Character.isWhitespace(text.charAt(last))) {
            last--;
        }
        return text.charAt(last) == ':';
    }

    /** Returns the beginning of the first line from here on that is neither blank nor a comment, -1 when there is none. */
    private int content(int from, int to) {
        int at = from;
        while (at < to) {
            int first = at + indent(at);
            if (first < to && text.charAt(first) != '\n' && text.charAt(first) != '#') {
                return at;
            }
            at = behindLine(at);
        }
        return -1;
    }

    private int behindLine(int at) {
        int end = text.indexOf('\n', at);
        return end < 0 ? text.length() : end + 1;
    }

    private int indent(int line) {
        int at = line;
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
        return at - line;
    }
}
