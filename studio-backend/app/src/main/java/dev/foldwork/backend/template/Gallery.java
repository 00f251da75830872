package dev.foldwork.backend.template;

import dev.foldwork.backend.access.Caller;
import dev.foldwork.backend.access.Role;
import dev.foldwork.backend.flow.FlowExchange;
import dev.foldwork.backend.problem.ApiProblem;
import dev.foldwork.backend.problem.Code;
import dev.foldwork.backend.problem.ProblemDocument;
import dev.foldwork.backend.secret.TeamAccess;
import dev.foldwork.flow.document.FlowReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Looks at templates and takes them back. Thread-safe. */
@Component
class Gallery {

    private final DSLContext database;
    private final TemplateStore templates;
    private final TemplateVersionStore versions;
    private final HistoryStore histories;
    private final FlowExchange flows;
    private final TeamAccess access;
    private final InstantSource clock;

    Gallery(
            DSLContext database,
            TemplateStore templates,
            TemplateVersionStore versions,
            HistoryStore histories,
            FlowExchange flows,
            TeamAccess access,
            InstantSource clock) {
        this.database = database;
        this.templates = templates;
        this.versions = versions;
        this.histories = histories;
        this.flows = flows;
        this.access = access;
        this.clock = clock;
    }

    static ApiProblem unknown(Object template) {
        return new ApiProblem(Code.TEMPLATE_UNKNOWN, "There is no template " + template + ".");
    }

    /** Returns who may take back what this caller publishes, besides owners. */
    static UUID author(Caller caller) {
        return caller.person() == null ? caller.credential().id() : caller.person();
    }

    Template get(UUID team, UUID id) {
        return templates.find(team, id).orElseThrow(() -> unknown(id));
    }

    TemplateVersion version(UUID team, UUID id, int number) {
        get(team, id);
        return versions.find(team, id, number)
                .orElseThrow(() ->
                        new ApiProblem(Code.VERSION_UNKNOWN, "The template " + id + " has no version " + number + "."));
    }

    TemplateVersion newest(UUID team, Template template) {
        return version(team, template.id(), template.version());
    }

    List<TemplateVersion> versions(UUID team, UUID id, @Nullable Integer before, int limit) {
        get(team, id);
        return versions.list(team, id, before, limit);
    }

    /** A template with what runs say of it. */
    record Shown(Template template, History history) {

        Map<String, @Nullable Object> toJson() {
            return template.toJson(history);
        }
    }

    Shown shown(UUID team, Template template) {
        return new Shown(template, histories.of(team, template.flow(), template.version()));
    }

    List<Shown> list(
            UUID team,
            @Nullable String text,
            @Nullable String tag,
            @Nullable Instant at,
            @Nullable UUID id,
            int limit) {
        List<Template> page = templates.list(team, text, tag, at, id, limit);
        var wanted = new ArrayList<HistoryStore.Of>();
        page.forEach(each -> {
            if (each.flow() != null) {
                wanted.add(new HistoryStore.Of(each.flow(), each.version()));
            }
        });
        Map<HistoryStore.Of, History> found = histories.of(team, wanted);
        return page.stream()
                .map(each -> new Shown(
                        each,
                        each.flow() == null
                                ? History.NONE
                                : found.getOrDefault(
                                        new HistoryStore.Of(Objects.requireNonNull(each.flow()), each.version()),
                                        History.NONE)))
                .toList();
    }

    /** Returns a template with everything that somebody has to know who wants to use it. */
    Map<String, @Nullable Object> detail(UUID team, UUID id) {
        Template template = get(team, id);
        TemplateVersion newest = newest(team, template);
        Map<String, @Nullable Object> json = shown(team, template).toJson();
        Map<?, ?> inputs = inputs(newest.content().text());
        json.put("name", freeName(team, newest.content().name()));
        json.put("inputs", inputs);
        json.put("sample", SampleInputs.of(inputs));
        json.put(
                "missing",
                ProblemDocument.list(access.problems(
                        team, newest.needs().secrets(), newest.needs().connections())));
        json.put("leftOut", newest.leftOut());
        return json;
    }

    private static Map<?, ?> inputs(String text) {
        var document = FlowReader.read(text.getBytes(StandardCharsets.UTF_8), "document")
                .document();
        Object spec = document == null ? null : document.value().get("spec");
        return spec instanceof Map<?, ?> map && map.get("inputs") instanceof Map<?, ?> inputs
                ? inputs
                : new LinkedHashMap<>();
    }

    private String freeName(UUID team, String name) {
        String free = name;
        for (int number = 2; flows.named(database, team, free).isPresent(); number++) {
            String end = "_" + number;
            free = name.substring(0, Math.min(name.length(), 63 - end.length())) + end;
        }
        return free;
    }

    /** Takes a template out of the gallery. */
    void withdraw(Caller caller, UUID id) {
        Template template = get(caller.team(), id);
        if (!template.authorId().equals(author(caller))) {
            caller.require(Role.OWNER, "Withdrawing a template that somebody else published");
        }
        templates.withdraw(caller.team(), id, clock.instant(), caller.name());
    }
}
