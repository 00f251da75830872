package dev.foldwork.flow.share;

import dev.foldwork.flow.document.Comments;
import dev.foldwork.flow.document.DocumentPatch;
import dev.foldwork.flow.document.FlowReader;
import dev.foldwork.flow.importing.draft.Sensitive;
import dev.foldwork.flow.json.JsonPointer;
import dev.foldwork.flow.json.PatchStep;
import dev.foldwork.flow.json.PatchStep.Kind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes out of one document what says who or where somebody is; what the document means stays otherwise. */
final class DocumentCheck {

    /** Settings that hold the name of a host, in whatever form. */
    private static final Set<String> HOST_NAMES = Set.of("host", "hosts", "hostname", "server", "domain");

    private final TextCheck texts;
    private final Placeholders placeholders;
    private final String flow;
    private final String ownTeam;
    private final Set<String> files = new LinkedHashSet<>();
    private final List<PatchStep> steps = new ArrayList<>();

    DocumentCheck(TextCheck texts, Placeholders placeholders, String flow, String ownTeam) {
        this.texts = texts;
        this.placeholders = placeholders;
        this.flow = flow;
        this.ownTeam = ownTeam;
    }

    /** Returns the files beside it that the document reads. */
    Set<String> files() {
        return files;
    }

    /**
     * Returns the document's text as it may be shown.
     *
     * @param place what comes before a place in messages: empty, or the document's own file
     * @throws IllegalArgumentException when it cannot be read
     */
    String cleaned(String yaml, String place) {
        var document = FlowReader.read(yaml.getBytes(StandardCharsets.UTF_8), "document")
                .document();
        if (document == null) {
            throw new IllegalArgumentException("the document cannot be read");
        }
        for (Comments.Comment comment : Comments.of(yaml)) {
            texts.goes(Finding.Kind.COMMENT, flow, place + ":" + comment.line(), comment.text(), "");
        }
        steps.clear();
        map(List.of(), document.value(), place);
        return DocumentPatch.apply(Comments.without(yaml), steps).text();
    }

    private void map(List<String> path, Map<?, ?> map, String place) {
        String named = map.get("name") instanceof String name ? name : "";
        var names = new HashSet<String>();
        map.keySet().forEach(key -> names.add(String.valueOf(key)));
        map.forEach((key, value) -> {
            String name = String.valueOf(key);
            List<String> own = new ArrayList<>(path);
            own.add(name);
            // A list of names and values, as headers are written.
            String secretName = name.equals("value") && !named.isEmpty() ? named : name;
            if (!taken(own, value, place)) {
                value(List.copyOf(own), secretName, value, place);
                name(own, names, place);
            }
        });
    }

    /** Notes and authors go as a whole. */
    private boolean taken(List<String> path, @Nullable Object value, String place) {
        boolean isNote = path.getLast().equals("note") && isNode(path.subList(0, path.size() - 1));
        boolean areAuthors = path.equals(List.of("metadata", "authors"));
        if (!isNote && !areAuthors) {
            return false;
        }
        Finding.Kind kind = isNote ? Finding.Kind.NOTE : Finding.Kind.AUTHORS;
        boolean goes = texts.goes(kind, flow, where(path, place), String.valueOf(value), "");
        if (goes) {
            steps.add(new PatchStep(Kind.REMOVE, List.copyOf(path), null, null, null, null));
        }
        return goes;
    }

    /** True for {@code spec, nodes, NAME}, and the same again below it. */
    private static boolean isNode(List<String> path) {
        if (path.size() < 3 || path.size() % 2 == 0 || !path.getFirst().equals("spec")) {
            return false;
        }
        for (int i = 1; i < path.size(); i += 2) {
            if (!path.get(i).equals("nodes")) {
                return false;
            }
        }
        return true;
    }

    /** What somebody wrote as a name, say an address that counts are kept by, can be as telling as a value. */
    private void name(List<String> path, Set<String> taken, String place) {
        String clean = texts.cleaned(flow, where(path, place), path.getLast());
        if (!clean.equals(path.getLast())) {
            String free = clean;
            for (int number = 2; !taken.add(free); number++) {
                free = clean + "_" + number;
            }
            var renamed = new ArrayList<>(path.subList(0, path.size() - 1));
            renamed.add(free);
            steps.add(new PatchStep(Kind.MOVE, List.copyOf(renamed), List.copyOf(path), null, null, null));
        }
    }

    private void value(List<String> path, String name, @Nullable Object value, String place) {
        switch (value) {
            case Map<?, ?> map -> {
                if (map.size() == 1 && map.get("file") instanceof String file) {
                    files.add(file.replaceFirst("^\\./", ""));
                }
                map(path, map, place);
            }
            case List<?> list -> {
                for (int i = 0; i < list.size(); i++) {
                    var own = new ArrayList<>(path);
                    own.add(Integer.toString(i));
                    value(List.copyOf(own), name, list.get(i), place);
                }
            }
            case String text -> text(path, name, text, place);
            case null, default -> {}
        }
    }

    private void text(List<String> path, String name, String text, String place) {
        String clean = clean(path, name, text, place);
        if (!clean.equals(text)) {
            steps.add(new PatchStep(Kind.REPLACE, path, null, clean, null, null));
        }
    }

    private String clean(List<String> path, String name, String text, String place) {
        if (isTypeOrWire(path, name)) {
            return text;
        }
        if (name.equals("uses") && isNode(path.subList(0, path.size() - 1))) {
            return uses(path, text, place);
        }
        if (HOST_NAMES.contains(name) && !text.contains("${")) {
            return host(path, text, place);
        }
        return isPassword(path, name, text)
                ? password(path, text, place)
                : texts.cleaned(flow, where(path, place), text);
    }

    /** Names of node types and of ports look like names of hosts. */
    private static boolean isTypeOrWire(List<String> path, String name) {
        return name.equals("type") && isNode(path.subList(0, path.size() - 1))
                || name.equals("needs") && path.size() > 1 && isNode(path.subList(0, path.size() - 2));
    }

    /** Names of secrets and connections are what a template needs; their values are never in a document. */
    private static boolean isPassword(List<String> path, String name, String text) {
        boolean isAccess = path.size() > 2 && path.get(1).equals("access");
        return !isAccess && !text.contains("${") && !text.equals(Detectors.LEFT_OUT) && Sensitive.is(name, text);
    }

    private String password(List<String> path, String text, String place) {
        return texts.goes(Finding.Kind.SECRET, flow, where(path, place), text, Detectors.LEFT_OUT)
                ? Detectors.LEFT_OUT
                : text;
    }

    private String host(List<String> path, String text, String place) {
        String bare = text.replaceFirst(":\\d+$", "");
        if (text.contains("/") || text.isBlank() || Hosts.isExample(bare)) {
            return texts.cleaned(flow, where(path, place), text);
        }
        String instead = placeholders.host(bare);
        return texts.goes(Finding.Kind.HOST, flow, where(path, place), text, instead) ? instead : text;
    }

    private String uses(List<String> path, String text, String place) {
        if (text.startsWith("./")) {
            files.add(text.substring(2));
        }
        if (!text.startsWith(ownTeam + "/") || ownTeam.equals("team")) {
            return text;
        }
        String instead = "team" + text.substring(ownTeam.length());
        // Both names mean the same team, so that nothing speaks for keeping it.
        texts.goes(Finding.Kind.TEAM, flow, where(path, place), text, instead);
        return instead;
    }

    private static String where(List<String> path, String place) {
        return place + JsonPointer.text(path);
    }
}
