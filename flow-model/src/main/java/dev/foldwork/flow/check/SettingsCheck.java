package dev.foldwork.flow.check;

import dev.foldwork.flow.Durations;
import dev.foldwork.flow.check.Reporter.Place;
import dev.foldwork.flow.nodetype.NodeType;
import dev.foldwork.flow.template.Template;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Checks a node's settings against its type: schema, secrets, access, durations. */
final class SettingsCheck {

    private final Compilation flow;
    private final NodeDraft draft;
    private final NodeType type;
    private final Place place;

    SettingsCheck(Compilation flow, NodeDraft draft, NodeType type) {
        this.flow = flow;
        this.draft = draft;
        this.type = type;
        this.place = draft.place().at("with");
    }

    void check(Map<String, @Nullable Object> with) {
        var schema = new SchemaCheck(value -> value instanceof String text && text.contains("${"));
        for (SchemaCheck.Misfit misfit : schema.check(with, type.settings())) {
            Place at = place.at(misfit.path().toArray());
            String name = misfit.path().isEmpty()
                    ? "with"
                    : String.valueOf(misfit.path().getLast());
            String message =
                    misfit.code().equals("SETTING_MISSING") || misfit.code().equals("SETTING_UNKNOWN")
                            ? "Setting " + misfit.message()
                            : "Setting '" + name + "' " + misfit.message();
            flow.reporter.error(misfit.code(), at, message, "see 'with' of " + type.id());
        }
        secrets(with);
        folders(with);
        special(with);
    }

    private void secrets(Map<String, @Nullable Object> with) {
        with.forEach((name, value) -> {
            if (!Template.problems(value).isEmpty()) {
                return;
            }
            Template template = Template.parse(value);
            if (!type.secretSettings().contains(name)) {
                flow.noSecrets(template, place.at(name));
            }
            if (template.references().dynamic().contains("secrets")) {
                flow.reporter.error(
                        "SECRET_FORM",
                        place.at(name),
                        "A secret is used other than by its plain name",
                        "write ${ secrets.NAME }");
            }
            for (String secret : template.references().secrets()) {
                if (!flow.access.secrets().contains(secret)) {
                    flow.reporter.error(
                            "ACCESS_MISSING",
                            place.at(name),
                            "The secret '" + secret + "' is not in spec.access.secrets."
                                    + Suggest.meant(secret, flow.access.secrets()),
                            "add it: access: { secrets: [" + secret + "] }");
                }
            }
        });
    }

    private void folders(Map<String, @Nullable Object> with) {
        boolean files = type.capabilities().stream().anyMatch(capability -> capability.startsWith("files."));
        if (!files) {
            return;
        }
        for (String setting : List.of("folder", "toFolder")) {
            if (!(with.get(setting) instanceof String folder) || folder.contains("${")) {
                continue;
            }
            var granted = flow.access.folders().get(folder);
            if (granted == null) {
                flow.reporter.error(
                        "ACCESS_MISSING",
                        place.at(setting),
                        "The folder '" + folder + "' is not in spec.access.folders."
                                + Suggest.meant(folder, flow.access.folders().keySet()),
                        "add it: access: { folders: { " + folder + ": { title: " + folder + ", mode: read_write } } }");
            } else if (type.capabilities().contains("files.write") && !granted.writable()) {
                flow.reporter.error(
                        "ACCESS_MISSING",
                        place.at(setting),
                        "The folder '" + folder + "' is granted for reading only",
                        "give it 'mode: read_write' in spec.access.folders");
            }
        }
    }

    private void special(Map<String, @Nullable Object> with) {
        switch (type.id()) {
            case "time.wait@1" -> {
                if (with.containsKey("for") == with.containsKey("until")) {
                    flow.reporter.error(
                            "SETTING_MISSING", place, "Wait takes either 'for' or 'until'", "give exactly one of them");
                }
                if (with.get("for") instanceof String text
                        && !text.contains("${")
                        && Durations.parse(text).isEmpty()) {
                    flow.reporter.error(
                            "DURATION_INVALID", place.at("for"), "'" + text + "' is no duration", Durations.FORM);
                }
            }
            case "chat.ask@1" -> options(with);
            default -> {}
        }
    }

    private void options(Map<String, @Nullable Object> with) {
        if (!(with.get("options") instanceof List<?> options)) {
            return;
        }
        var ids = new HashSet<String>();
        for (int i = 0; i < options.size(); i++) {
            if (!ids.add(OptionIds.of(options.get(i)))) {
                flow.reporter.error(
                        "OPTION_TWICE",
                        place.at("options", i),
                        "Two options have the id '" + OptionIds.of(options.get(i)) + "'",
                        "write them as {id, label} with different ids");
            }
        }
    }
}
