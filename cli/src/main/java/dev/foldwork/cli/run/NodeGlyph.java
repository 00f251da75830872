package dev.foldwork.cli.run;

import dev.foldwork.cli.Terminal.Style;
import dev.foldwork.flow.run.NodeState;
import dev.foldwork.flow.run.RunState;

/** The sign and style of a state; the sign alone tells it without colour. */
record NodeGlyph(String sign, Style style) {

    static NodeGlyph of(NodeState state) {
        return switch (state) {
            case WAITING, READY -> new NodeGlyph("○", Style.QUIET);
            case RUNNING -> new NodeGlyph("●", Style.LINK);
            case ASKING -> new NodeGlyph("?", Style.NOTE);
            case SUCCEEDED -> new NodeGlyph("✓", Style.GOOD);
            case FAILED -> new NodeGlyph("✗", Style.BAD);
            case TIMED_OUT -> new NodeGlyph("⌛", Style.BAD);
            case SKIPPED -> new NodeGlyph("–", Style.QUIET);
            case CANCELLED -> new NodeGlyph("⊘", Style.QUIET);
        };
    }

    static NodeGlyph of(RunState state) {
        return switch (state) {
            case QUEUED -> new NodeGlyph("○", Style.QUIET);
            case RUNNING -> new NodeGlyph("●", Style.LINK);
            case PAUSED -> new NodeGlyph("‖", Style.NOTE);
            case SUCCEEDED -> new NodeGlyph("✓", Style.GOOD);
            case FAILED -> new NodeGlyph("✗", Style.BAD);
            case CANCELLED -> new NodeGlyph("⊘", Style.NOTE);
            case PARKED -> new NodeGlyph("!", Style.BAD);
        };
    }
}
