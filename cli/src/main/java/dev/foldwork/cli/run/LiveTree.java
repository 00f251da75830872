package dev.foldwork.cli.run;

import dev.foldwork.cli.Terminal;
import dev.foldwork.cli.Terminal.Style;
import java.util.List;

/**
 * Redraws a block of lines in place on a terminal.
 *
 * <p>Not thread-safe. Never draws more lines than the screen has, so that scrolling does not smear the block.
 */
final class LiveTree {

    private static final int MAX_LINES = 40;

    private final Terminal terminal;
    private int drawn;

    LiveTree(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Replaces what was drawn last by these lines. */
    void draw(List<RunTree.Line> lines) {
        erase();
        List<RunTree.Line> shown = lines.size() <= MAX_LINES ? lines : lines.subList(lines.size() - MAX_LINES, lines.size());
        for (RunTree.Line line : shown) {
            terminal.err().println(text(line, terminal));
        }
        terminal.err().flush();
        drawn = shown.size();
    }

    /** Removes the block so that ordinary text can follow. */
    void erase() {
        if (drawn > 0) {
            terminal.err().print("\u001b[" + drawn + "A\u001b[J");
            drawn = 0;
        }
    }

    /** Returns one line of the tree as text, cut to the terminal's width. */
    static String text(RunTree.Line line, Terminal terminal) {
        NodeGlyph glyph = NodeGlyph.of(line.state());
        String indent = "  ".repeat(line.depth() + 1);
        String detail = line.detail();
        int room = terminal.width() - indent.length() - line.name().length() - 4;
        if (detail.length() > Math.max(room, 0)) {
            detail = detail.substring(0, Math.max(0, room - 1)) + "…";
        }
        return indent + terminal.styled(glyph.style(), glyph.sign()) + " " + line.name()
                + (detail.isEmpty() ? "" : "  " + terminal.styled(Style.QUIET, detail));
    }
}
