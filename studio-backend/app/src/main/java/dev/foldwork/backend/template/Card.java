package dev.foldwork.backend.template;

import dev.foldwork.backend.problem.ApiProblem;
import dev.foldwork.backend.wire.Fields;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the gallery shows of a template, in the words of who published it. */
record Card(String title, String summary, List<String> tags) {

    private static final int LONGEST_TITLE = 120;
    private static final int LONGEST_SUMMARY = 2_000;
    private static final int LONGEST_TAG = 40;
    private static final int MOST_TAGS = 20;

    static Card of(Fields fields) {
        String title = fields.text("title").strip();
        String given = fields.optionalText("summary");
        String summary = given == null ? "" : given.strip();
        List<String> tags = fields.textList("tags").stream()
                .map(String::strip)
                .distinct()
                .sorted()
                .toList();
        if (!fits(title, LONGEST_TITLE) || title.isEmpty()) {
            throw ApiProblem.field("title", "a text of 1 to " + LONGEST_TITLE + " characters");
        }
        if (!fits(summary, LONGEST_SUMMARY)) {
            throw ApiProblem.field("summary", "a text of at most " + LONGEST_SUMMARY + " characters");
        }
        if (tags.size() > MOST_TAGS || tags.stream().anyMatch(tag -> tag.isEmpty() || !fits(tag, LONGEST_TAG))) {
            throw ApiProblem.field("tags", "at most " + MOST_TAGS + " texts of 1 to " + LONGEST_TAG + " characters");
        }
        return new Card(title, summary, tags);
    }

    private static boolean fits(String text, int longest) {
        return text.length() <= longest && text.indexOf('\0') < 0;
    }

    void addTo(Map<String, @Nullable Object> json) {
        json.put("title", title);
        json.put("summary", summary);
        json.put("tags", tags);
    }

    Map<String, @Nullable Object> toJson() {
        var json = new LinkedHashMap<String, @Nullable Object>();
        addTo(json);
        return json;
    }
}
