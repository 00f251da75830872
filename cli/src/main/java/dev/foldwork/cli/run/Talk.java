package dev.foldwork.cli.run;

import dev.foldwork.cli.Terminal;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Brings what the engine has to say to the person without smearing what is drawn. Thread-safe. */
final class Talk implements Consumer<String> {

    private final Terminal terminal;
    private volatile @Nullable Consumer<String> screen;

    Talk(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Lets the one who draws print from now on; null gives it back. */
    void through(@Nullable Consumer<String> drawing) {
        screen = drawing;
    }

    @Override
    public void accept(String notice) {
        Consumer<String> drawing = screen;
        String line = "foldwork: " + notice;
        if (drawing == null) {
            terminal.err().println(line);
        } else {
            drawing.accept(line);
        }
    }
}
