package dev.foldwork.flow.run;

import dev.foldwork.flow.check.FullSchemaCheck;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Checks an answer against its question; whoever takes an answer asks this first. */
public final class AnswerCheck {

    private AnswerCheck() {}

    /** Returns what is wrong with the answer, empty when it fits. */
    public static List<String> problems(Question question, @Nullable Object answer) {
        if (!question.options().isEmpty()) {
            boolean known =
                    question.options().stream().anyMatch(option -> option.id().equals(answer));
            return known
                    ? List.of()
                    : List.of("The answer must be one of "
                            + String.join(
                                    ", ",
                                    question.options().stream()
                                            .map(Question.Option::id)
                                            .toList())
                            + ", but is " + answer);
        }
        Map<String, ?> schema = question.schema();
        return schema == null ? List.of() : FullSchemaCheck.messages(schema, answer);
    }
}
