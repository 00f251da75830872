package dev.foldwork.backend.template;

import dev.foldwork.backend.access.Caller;
import dev.foldwork.backend.flow.FlowExchange;
import dev.foldwork.backend.flow.FlowExchange.Content;
import dev.foldwork.backend.problem.ApiProblem;
import dev.foldwork.backend.problem.Code;
import dev.foldwork.backend.transfer.Arrivals;
import dev.foldwork.backend.transfer.Arrivals.Called;
import dev.foldwork.flow.document.FlowDiff;
import dev.foldwork.flow.document.FlowReader;
import dev.foldwork.flow.plan.Plan;
import dev.foldwork.flow.share.Stripping;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.exception.IntegrityConstraintViolationException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Publishes versions of flows as templates: first a plan that says what is left out, then what that plan said. Thread-safe. */
@Component
class Publishing {

    private final DSLContext database;
    private final TemplateStore templates;
    private final TemplateVersionStore versions;
    private final FlowExchange flows;
    private final Arrivals arrivals;
    private final InstantSource clock;

    Publishing(
            DSLContext database,
            TemplateStore templates,
            TemplateVersionStore versions,
            FlowExchange flows,
            Arrivals arrivals,
            InstantSource clock) {
        this.database = database;
        this.templates = templates;
        this.versions = versions;
        this.flows = flows;
        this.arrivals = arrivals;
        this.clock = clock;
    }

    /**
     * What somebody wants to publish.
     *
     * @param note what is new
     * @param keep ids of findings that stay
     */
    record Wish(UUID flow, int version, Card card, String note, Set<String> keep) {}

    /** Says what would be published. */
    Publication plan(UUID team, Wish wish) {
        Content original = flows.version(team, wish.flow(), wish.version());
        var stripping = new Stripping(templates.teamName(team), names(team), wish.keep());
        Card card = card(stripping, wish.card());
        String note = stripping.text("/note", wish.note());
        Content content = stripped(stripping, original.name(), original);
        List<Called> called = called(team, stripping, original.text());
        var outlook = arrivals.outlook(team, content, called);
        var texts = new ArrayList<String>(List.of(content.text()));
        called.forEach(each -> texts.add(each.content().text()));
        return new Publication(
                card,
                note,
                content,
                called,
                stripping.findings(),
                FlowDiff.between(value(original.text()), value(content.text())),
                Needed.of(texts, outlook.needs()),
                outlook);
    }

    /** First names alone tell as much as whole ones. */
    private Set<String> names(UUID team) {
        var names = new TreeSet<String>();
        for (String name : templates.memberNames(team)) {
            names.add(name.strip());
            names.addAll(List.of(name.strip().split("\\s+")));
        }
        return names;
    }

    private static Card card(Stripping stripping, Card card) {
        List<String> tags = new ArrayList<>();
        card.tags().forEach(tag -> tags.add(stripping.text("/tags", tag)));
        return new Card(
                stripping.text("/title", card.title()), stripping.text("/summary", card.summary()), List.copyOf(tags));
    }

    private static Content stripped(Stripping stripping, String named, Content original) {
        var stripped =
                stripping.flow(new Stripping.Source(named, original.text(), original.files(), original.layout()));
        return new Content(null, original.name(), stripped.text(), stripped.files(), stripped.layout(), "", false);
    }

    /** Returns every version that a flow calls, at every depth, as it may be shown. */
    private List<Called> called(UUID team, Stripping stripping, String text) {
        var found = new LinkedHashMap<String, Called>();
        var open = new ArrayList<>(flows.uses(team, text));
        while (!open.isEmpty()) {
            String pin = open.removeFirst();
            String[] parts = pin.split("@", 2);
            int number = Integer.parseInt(parts[1]);
            Content version = found.containsKey(pin)
                    ? null
                    : flows.version(database, team, parts[0], number).orElse(null);
            if (version != null) {
                found.put(pin, new Called(number, stripped(stripping, pin, version)));
                open.addAll(flows.uses(team, version.text()));
            }
        }
        return List.copyOf(found.values());
    }

    private static Map<String, @Nullable Object> value(String text) {
        var document = FlowReader.read(text.getBytes(StandardCharsets.UTF_8), "document")
                .document();
        return document == null ? Map.of() : document.value();
    }

    /**
     * Publishes what a plan said.
     *
     * @param hash of that plan
     */
    Template publish(Caller caller, Wish wish, String hash) {
        Publication publication = plan(caller.team(), wish);
        if (!publication.hash().equals(hash)) {
            throw new ApiProblem(
                    Code.TEMPLATE_PLAN_CHANGED,
                    "What would be published is not what the plan of this hash said; nothing was published. Read it again.");
        }
        Plan plan = publication.outlook().plan();
        if (plan == null) {
            throw new ApiProblem(
                    Code.FLOW_INVALID,
                    "Without what is left out, flow '" + publication.content().name()
                            + "' cannot run; it was not published.",
                    publication.outlook().problems());
        }
        try {
            return database.transactionResult(
                    transaction -> write(transaction.dsl(), caller, wish, publication, plan.hash()));
        } catch (IntegrityConstraintViolationException raced) {
            throw notNewer(wish.version());
        }
    }

    private Template write(DSLContext transaction, Caller caller, Wish wish, Publication publication, String hash) {
        UUID team = caller.team();
        Template known = templates.hold(transaction, team, wish.flow()).orElse(null);
        if (known != null && known.version() >= wish.version()) {
            throw notNewer(known.version());
        }
        var version = new TemplateVersion(
                wish.version(),
                publication.card(),
                publication.note(),
                hash,
                publication.content(),
                publication.called(),
                publication.needs(),
                publication.leftOut(),
                clock.instant(),
                caller.name());
        UUID id = known == null
                ? templates.insert(transaction, team, wish.flow(), version, Gallery.author(caller))
                : known.id();
        versions.insert(transaction, team, id, version);
        if (known != null) {
            templates.show(transaction, team, known, version);
        }
        return templates.find(team, id).orElseThrow();
    }

    private static ApiProblem notNewer(int version) {
        return new ApiProblem(
                Code.TEMPLATE_NOT_NEWER,
                "The template has version " + version + " of the flow already: publish a newer one.");
    }
}
