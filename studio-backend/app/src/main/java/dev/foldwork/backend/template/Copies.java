package dev.foldwork.backend.template;

import dev.foldwork.backend.access.Caller;
import dev.foldwork.backend.flow.FlowExchange;
import dev.foldwork.backend.flow.FlowExchange.Content;
import dev.foldwork.backend.flow.FlowSources;
import dev.foldwork.backend.problem.ApiProblem;
import dev.foldwork.backend.problem.Code;
import dev.foldwork.backend.transfer.Arrivals;
import dev.foldwork.backend.transfer.Arrivals.Arrival;
import dev.foldwork.flow.document.DocumentPatch;
import dev.foldwork.flow.json.PatchStep;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes flows of templates and remembers of which. Thread-safe. */
@Component
class Copies {

    private final DSLContext database;
    private final CopyStore store;
    private final Gallery gallery;
    private final FlowExchange flows;
    private final FlowSources sources;
    private final Arrivals arrivals;
    private final InstantSource clock;

    Copies(
            DSLContext database,
            CopyStore store,
            Gallery gallery,
            FlowExchange flows,
            FlowSources sources,
            Arrivals arrivals,
            InstantSource clock) {
        this.database = database;
        this.store = store;
        this.gallery = gallery;
        this.flows = flows;
        this.sources = sources;
        this.arrivals = arrivals;
        this.clock = clock;
    }

    /**
     * What came of using a template.
     *
     * @param fresh false when the flow of this name was such a copy already
     */
    record Made(Copy copy, boolean fresh) {}

    /** Makes a flow of a template's newest version, with all it calls. */
    Made make(Caller caller, UUID id, String name, @Nullable String title, String folder) {
        return database.transactionResult(transaction -> {
            UUID team = caller.team();
            Template template = gallery.get(team, id);
            Content there = flows.named(transaction.dsl(), team, name).orElse(null);
            if (there != null) {
                return again(team, template, Objects.requireNonNull(there.id()), name);
            }
            TemplateVersion version = gallery.newest(team, template);
            Content wanted = named(version.content(), name, title, folder);
            arrivals.bring(
                    transaction.dsl(),
                    caller,
                    new Arrival(wanted, version.called()),
                    "the template '" + template.card().title() + "'");
            Content made = flows.named(transaction.dsl(), team, name)
                    .filter(flow -> flow.sameAs(wanted))
                    .orElseThrow(() -> taken(name));
            UUID flow = Objects.requireNonNull(made.id());
            store.insert(transaction.dsl(), team, flow, id, version.number(), caller.name(), clock.instant());
            return new Made(get(team, flow), true);
        });
    }

    private Made again(UUID team, Template template, UUID flow, String name) {
        Copy known = store.find(team, flow)
                .filter(copy -> copy.template().equals(template.id()) && copy.number() == template.version())
                .orElseThrow(() -> taken(name));
        return new Made(known, false);
    }

    private static ApiProblem taken(String name) {
        return new ApiProblem(Code.FLOW_NAME_TAKEN, "The team has a flow '" + name + "' already: choose another name.");
    }

    private static Content named(Content content, String name, @Nullable String title, String folder) {
        var steps = new ArrayList<PatchStep>(List.of(set("name", name)));
        if (title != null) {
            steps.add(set("title", title));
        }
        String text = DocumentPatch.apply(content.text(), steps).text();
        return new Content(null, name, text, content.files(), content.layout(), folder, false);
    }

    private static PatchStep set(String member, String value) {
        return new PatchStep(PatchStep.Kind.ADD, List.of("metadata", member), null, value, null, null);
    }

    /** Returns the template that a flow was made of. */
    Copy get(UUID team, UUID flow) {
        sources.require(team, flow);
        return store.find(team, flow)
                .orElseThrow(() -> new ApiProblem(Code.TEMPLATE_UNKNOWN, "Flow " + flow + " was made of no template."));
    }

    List<Copy> list(UUID team, boolean updates, String after, int limit) {
        return store.list(team, updates, after, limit);
    }
}
