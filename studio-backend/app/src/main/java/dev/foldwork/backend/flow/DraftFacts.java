package dev.foldwork.backend.flow;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What is drawn from a draft so that it can be found.
 *
 * @param title what people call the flow
 * @param tags its {@code metadata.tags}
 * @param nodeTypes the types of its nodes at every depth
 * @param uses the versions it calls
 * @param searchText every text in it once, in small letters
 */
record DraftFacts(String title, List<String> tags, List<String> nodeTypes, List<String> uses, String searchText) {

    private static final int LONGEST_TITLE = 500;
    private static final int LONGEST_TEXT = 100_000;
    private static final int MOST_TAGS = 100;

    static DraftFacts of(Map<String, @Nullable Object> document, String name, String teamName) {
        Map<?, ?> metadata = map(document.get("metadata"));
        String title = metadata.get("title") instanceof String text && !text.isBlank() ? plain(text) : name;
        var tags = new TreeSet<String>();
        if (metadata.get("tags") instanceof List<?> list) {
            list.stream()
                    .filter(String.class::isInstance)
                    .limit(MOST_TAGS)
                    .forEach(tag -> tags.add(plain(tag.toString())));
        }
        var types = new TreeSet<String>();
        var uses = new TreeSet<String>();
        nodes(map(document.get("spec")), types, uses, teamName);
        var texts = new SearchText(LONGEST_TEXT);
        texts.add(name);
        texts.addAll(metadata);
        texts.addAll(document.get("spec"));
        return new DraftFacts(
                title.substring(0, Math.min(title.length(), LONGEST_TITLE)),
                List.copyOf(tags),
                List.copyOf(types),
                List.copyOf(uses),
                plain(texts.toString().toLowerCase(Locale.ROOT)));
    }

    private static Map<?, ?> map(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? map : Map.of();
    }

    /** Documents may hold the character 0 behind an escape; the database cannot. */
    static String plain(String text) {
        return text.replace('\0', ' ');
    }

    private static void nodes(Map<?, ?> body, Collection<String> types, Collection<String> uses, String teamName) {
        for (Object value : map(body.get("nodes")).values()) {
            Map<?, ?> node = map(value);
            if (node.get("type") instanceof String type) {
                types.add(plain(type));
            }
            Optional.ofNullable(node.get("uses"))
                    .filter(String.class::isInstance)
                    .flatMap(named -> Pin.of(named.toString(), teamName))
                    .ifPresent(pin -> uses.add(pin.toString()));
            nodes(node, types, uses, teamName);
        }
    }
}
