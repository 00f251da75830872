package dev.foldwork.cli.run;

import dev.foldwork.cli.Terminal;
import dev.foldwork.cli.Terminal.Style;
import java.util.ArrayList;
import java.util.List;

/**
 * Redraws a block of lines in place on a terminal.
 *
 * <p>Not thread-safe. Never draws more lines than the screen has, so that scrolling does not smear the block.
 */
final class LiveTree {

    private static final int TIME_WIDTH = 8;
    private static final int LEAST_NOTE = 12;

    private final Terminal terminal;
    private int drawn;

    LiveTree(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Replaces what was drawn last by these lines and a last one about the run; the end of a long tree is shown. */
    void draw(List<RunTree.Line> lines, String last) {
        List<String> all = texts(lines, terminal);
        int room = Math.max(4, terminal.height() - 3);
        var shown = new ArrayList<String>();
        if (all.size() > room) {
            int above = all.size() - room + 1;
            shown.add(terminal.styled(Style.QUIET, "  … " + above + " lines above"));
            all = all.subList(above, all.size());
        }
        shown.addAll(all);
        if (!last.isEmpty()) {
            shown.add(last);
        }
        terminal.err().print(up(drawn) + String.join("\n", shown) + (shown.isEmpty() ? "" : "\n"));
        terminal.err().flush();
        drawn = shown.size();
    }

    /** Counts lines that others wrote below the block, so that they go with it when it is redrawn. */
    void extend(int lines) {
        drawn += lines;
    }

    /** Removes the block so that ordinary text can follow. */
    void erase() {
        terminal.err().print(up(drawn));
        terminal.err().flush();
        drawn = 0;
    }

    /** One write removes and redraws: what is drawn does not flicker. */
    private static String up(int lines) {
        return lines == 0 ? "" : "\u001b[" + lines + "A\r\u001b[J";
    }

    /** Returns the lines as text in columns, each cut to the terminal's width. */
    static List<String> texts(List<RunTree.Line> lines, Terminal terminal) {
        int widest = lines.stream().mapToInt(LiveTree::nameEnd).max().orElse(0);
        int names = Math.min(widest, Math.max(12, terminal.width() - TIME_WIDTH - LEAST_NOTE - 2));
        return lines.stream().map(line -> text(line, names, terminal)).toList();
    }

    private static int nameEnd(RunTree.Line line) {
        return 2 * line.depth() + 4 + line.name().length();
    }

    private static String text(RunTree.Line line, int names, Terminal terminal) {
        String indent = "  ".repeat(line.depth() + 1);
        NodeGlyph glyph = line.glyph();
        String name = cut(line.name(), Math.max(1, names - indent.length() - 2));
        String head = indent + terminal.styled(glyph.style(), glyph.sign()) + " "
                + (glyph.style() == Style.QUIET ? terminal.styled(Style.QUIET, name) : name);
        if (line.time().isEmpty() && line.note().isEmpty()) {
            return head;
        }
        String gap = " ".repeat(Math.max(0, names - indent.length() - 2 - name.length()));
        String time = " ".repeat(Math.max(0, TIME_WIDTH - line.time().length())) + line.time();
        int room = terminal.width() - names - Math.max(TIME_WIDTH, line.time().length()) - 3;
        String note = cut(line.note(), Math.max(0, room));
        Style style = glyph.style() == Style.BAD || glyph.style() == Style.NOTE ? glyph.style() : Style.QUIET;
        return head
                + gap
                + terminal.styled(Style.QUIET, time)
                + (note.isEmpty() ? "" : "  " + terminal.styled(style, note));
    }

    static String cut(String text, int width) {
        return text.length() <= width ? text : text.substring(0, Math.max(0, width - 1)) + (width > 0 ? "…" : "");
    }
}
