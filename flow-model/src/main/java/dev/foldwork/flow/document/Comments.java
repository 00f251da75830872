package dev.foldwork.flow.document;

import dev.foldwork.flow.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.comments.CommentType;
import org.snakeyaml.engine.v2.events.CommentEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/** What a document says to those who write it, and the document without it. */
public final class Comments {

    private Comments() {}

    /**
     * A comment.
     *
     * @param line counted from 1
     * @param text without the sign before it
     */
    public record Comment(int line, String text) {}

    /** Returns the comments of a document that {@link FlowReader} can read, from the top. */
    public static List<Comment> of(String yaml) {
        LoadSettings settings = FlowFormat.settings(true);
        var events = new ParserImpl(settings, new StreamReader(settings, yaml));
        var comments = new ArrayList<Comment>();
        while (events.hasNext()) {
            if (events.next() instanceof CommentEvent comment && comment.getCommentType() != CommentType.BLANK_LINE) {
                int line = comment.getStartMark().map(Mark::getLine).orElse(0) + 1;
                comments.add(new Comment(line, comment.getValue().strip()));
            }
        }
        return List.copyOf(comments);
    }

    /**
     * Returns the canonical text of a document that {@link FlowReader} can read, without its comments.
     *
     * @throws IllegalStateException when it cannot be written without changing its meaning
     */
    public static String without(String yaml) {
        String text = FlowFormat.written(FlowFormat.ordered(FlowFormat.composed(yaml, false)));
        var before = FlowReader.read(yaml.getBytes(StandardCharsets.UTF_8), "document")
                .document();
        var after = FlowReader.read(text.getBytes(StandardCharsets.UTF_8), "document")
                .document();
        if (before == null || after == null || !Json.deepEquals(before.value(), after.value())) {
            throw new IllegalStateException("the document holds something that writing it would change");
        }
        return text;
    }
}
