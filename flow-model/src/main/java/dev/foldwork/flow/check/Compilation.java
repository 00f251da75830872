package dev.foldwork.flow.check;

import dev.foldwork.flow.check.Reporter.Place;
import dev.foldwork.flow.document.Neighbours;
import dev.foldwork.flow.json.Json;
import dev.foldwork.flow.nodetype.NodeTypes;
import dev.foldwork.flow.plan.Access;
import dev.foldwork.flow.template.Template;
import dev.foldwork.flow.template.TemplateException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the parts of one flow's compilation share. Used by one thread. */
final class Compilation {

    /** The rest of an index behind its bracket; a name may hold brackets too. */
    private static final Pattern INDEX = Pattern.compile("\\d{1,9}\\]");

    final Reporter reporter;
    final NodeTypes types;
    final Neighbours neighbours;
    final Calls calls;

    /** Hashes of neighbouring files and called flows, for the flow's own hash. */
    final Map<String, @Nullable Object> used = new LinkedHashMap<>();

    Access access = Access.NONE;
    int nodes;

    Compilation(Reporter reporter, NodeTypes types, Neighbours neighbours, Calls calls) {
        this.reporter = reporter;
        this.types = types;
        this.neighbours = neighbours;
        this.calls = calls;
    }

    /** Compiles a template, reporting all its faults; null when there is one. */
    @Nullable
    Template template(@Nullable Object value, Place place) {
        List<TemplateException> faults = Template.problems(value);
        for (TemplateException fault : faults) {
            reporter.error(
                    fault.code(),
                    inside(place, fault.path()),
                    String.valueOf(fault.getMessage()),
                    fault.code().equals("TEMPLATE_UNCLOSED") ? "" : "expressions are JSONata: docs/semantics.md, S9");
        }
        return faults.isEmpty() ? Template.parse(value) : null;
    }

    /** Returns the place inside a value that a settings path such as {@code items[0].url} names. */
    static Place inside(Place place, String path) {
        Place at = place;
        for (String part : path.split("[.\\[]")) {
            if (INDEX.matcher(part).matches()) {
                at = at.at(Integer.valueOf(part.substring(0, part.length() - 1)));
            } else if (!part.isEmpty()) {
                at = at.at(part);
            }
        }
        return at;
    }

    /** Reports secrets where they may not stand. */
    void noSecrets(Template template, Place place) {
        for (String name : template.references().secrets()) {
            reporter.error(
                    "SECRET_NOT_HERE",
                    place,
                    "The secret '" + name + "' may not be used here",
                    "use it in a setting made for secrets, such as headers of http.request@1");
        }
    }

    /** Replaces every {@code {file: path}} by the text of that neighbouring file. */
    @Nullable
    Object withFiles(@Nullable Object value, Place place) {
        if (value instanceof Map<?, ?> map) {
            if (map.size() == 1 && map.get("file") instanceof String path) {
                return file(path, place);
            }
            var copy = new LinkedHashMap<String, @Nullable Object>();
            map.forEach((key, item) -> copy.put(String.valueOf(key), withFiles(item, place.at(String.valueOf(key)))));
            return copy;
        }
        return value;
    }

    private @Nullable Object file(String path, Place place) {
        byte[] bytes = neighbours.read(path).orElse(null);
        if (bytes == null) {
            reporter.error(
                    "FILE_MISSING",
                    place.at("file"),
                    "There is no file '" + path + "' beside the flow",
                    "write its path relative to the flow, inside its folder");
            return "";
        }
        used.put("file:" + path, Json.sha256(bytes));
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
