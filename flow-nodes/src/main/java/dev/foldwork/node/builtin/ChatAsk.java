package dev.foldwork.node.builtin;

import dev.foldwork.flow.Durations;
import dev.foldwork.flow.check.FullSchemaCheck;
import dev.foldwork.flow.check.OptionIds;
import dev.foldwork.flow.run.Question;
import dev.foldwork.node.Answer;
import dev.foldwork.node.NodeContext;
import dev.foldwork.node.NodeExecutor;
import dev.foldwork.node.NodeFailure;
import dev.foldwork.node.NodeInput;
import dev.foldwork.node.NodeResult;
import dev.foldwork.node.Settings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code chat.ask@1}: asks a person; an option's id is the port it takes. */
final class ChatAsk implements NodeExecutor {

    @Override
    public String type() {
        return "chat.ask@1";
    }

    @Override
    public NodeResult execute(NodeInput input, NodeContext context) throws NodeFailure {
        var settings = new Settings(input.settings());
        NodeInput.Resume resume = input.resume();
        if (resume == null) {
            return new NodeResult.Asking(question(settings, context), null);
        }
        Answer answer = resume.answer();
        var output = new HashMap<String, @Nullable Object>();
        output.put("answer", answer == null ? null : answer.value());
        output.put("by", answer == null ? null : answer.by());
        if (answer == null) {
            return new NodeResult.Done(output, "expired");
        }
        boolean choice = !settings.list("options").isEmpty();
        return new NodeResult.Done(output, choice ? String.valueOf(answer.value()) : null);
    }

    private static Question question(Settings settings, NodeContext context) throws NodeFailure {
        Map<String, @Nullable Object> schema = settings.map("schema");
        String fault = schema.isEmpty() ? null : FullSchemaCheck.fault(schema);
        if (fault != null) {
            throw settings.mismatch("schema", "a JSON Schema that can be used (" + fault + ")");
        }
        return new Question(
                settings.text("question"),
                options(settings),
                schema.isEmpty() ? null : schema,
                expires(settings, context),
                settings.optionalText("to"));
    }

    private static List<Question.Option> options(Settings settings) throws NodeFailure {
        var options = new ArrayList<Question.Option>();
        var ids = new HashSet<String>();
        for (Object option : settings.list("options")) {
            String label = option instanceof Map<?, ?> map
                    ? String.valueOf(map.containsKey("label") ? map.get("label") : map.get("id"))
                    : String.valueOf(option);
            String id = OptionIds.of(option);
            if (!ids.add(id)) {
                throw new NodeFailure("OPTION_TWICE", "Two options have the id '" + id + "': give them different ids");
            }
            options.add(new Question.Option(id, label));
        }
        return options;
    }

    private static @Nullable Instant expires(Settings settings, NodeContext context) throws NodeFailure {
        String text = settings.optionalText("expires");
        if (text == null) {
            return null;
        }
        return Durations.parse(text)
                .map(context.readyAt()::plus)
                .or(() -> Moments.parse(text))
                .orElseThrow(() -> settings.mismatch("expires", "a duration such as 2h or a moment"));
    }
}
