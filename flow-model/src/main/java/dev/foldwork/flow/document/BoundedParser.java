package dev.foldwork.flow.document;

import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.ParserException;
import org.snakeyaml.engine.v2.parser.Parser;

/** Passes parser events on and refuses depth, aliases and tags as they appear, before anything is built of them. */
final class BoundedParser implements Parser {

    private final Parser parser;
    private final int maxDepth;
    private int depth;

    BoundedParser(Parser parser, int maxDepth) {
        this.parser = parser;
        this.maxDepth = maxDepth;
    }

    @Override
    public boolean checkEvent(Event.ID choice) {
        return parser.checkEvent(choice);
    }

    @Override
    public Event peekEvent() {
        return parser.peekEvent();
    }

    @Override
    public boolean hasNext() {
        return parser.hasNext();
    }

    @Override
    public Event next() {
        Event event = parser.next();
        if (event instanceof CollectionStartEvent start) {
            if (++depth > maxDepth) {
                throw refused("nested deeper than " + maxDepth + " levels", event);
            }
            if (start.getTag().isPresent()) {
                throw refused("tags such as '" + start.getTag().get() + "' are not allowed", event);
            }
        } else if (event instanceof CollectionEndEvent) {
            depth--;
        } else if (event instanceof AliasEvent) {
            throw refused("aliases (*name) are not allowed: write the value out", event);
        } else if (event instanceof ScalarEvent scalar && scalar.getTag().isPresent()) {
            throw refused("tags such as '" + scalar.getTag().get() + "' are not allowed", event);
        }
        return event;
    }

    private static ParserException refused(String why, Event event) {
        return new ParserException(why, event.getStartMark(), why, event.getStartMark());
    }
}
