package dev.foldwork.cli.runner;

import dev.foldwork.cli.Terminal;
import dev.foldwork.cli.Terminal.Style;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;

/** Says in words what the runner does, a line at a time with the time of day. Thread-safe. */
record Says(Terminal terminal) implements Consumer<String> {

    @Override
    public void accept(String line) {
        String time = LocalTime.now().truncatedTo(ChronoUnit.SECONDS).toString();
        terminal.err().println(terminal.styled(Style.QUIET, time.length() == 5 ? time + ":00" : time) + "  " + line);
    }
}
