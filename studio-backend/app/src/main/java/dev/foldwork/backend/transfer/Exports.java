package dev.foldwork.backend.transfer;

import dev.foldwork.backend.flow.Definitions;
import dev.foldwork.backend.flow.FlowExchange;
import dev.foldwork.backend.flow.FlowExchange.Content;
import dev.foldwork.backend.flow.FlowSources;
import dev.foldwork.backend.problem.ApiProblem;
import dev.foldwork.backend.problem.Code;
import dev.foldwork.conductor.export.ConductorExport;
import dev.foldwork.flow.bundle.Bundle;
import dev.foldwork.flow.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Flows as files. The same content always gives the same bytes, in every team. Thread-safe. */
@Component
class Exports {

    private static final int MOST_FLOWS = 2_000;

    private final FlowExchange flows;
    private final FlowSources sources;
    private final Definitions definitions;

    Exports(FlowExchange flows, FlowSources sources, Definitions definitions) {
        this.flows = flows;
        this.sources = sources;
        this.definitions = definitions;
    }

    /** Something to be saved as a file. */
    record Exported(String fileName, String mediaType, byte[] bytes) {}

    /**
     * Exports a flow.
     *
     * @param version which one; null for the draft
     */
    Exported flow(UUID team, UUID flow, @Nullable Integer version, String format) {
        Content content = version == null ? flows.draft(team, flow) : flows.version(team, flow, version);
        String name = content.name();
        return switch (format) {
            case "yaml" -> new Exported(name + ".flow.yaml", "application/yaml", bytes(content.text()));
            case "layout" ->
                new Exported(
                        name + ".flow.layout.json",
                        "application/json",
                        bytes(Json.writePretty(content.layout()) + "\n"));
            case "flowpack" ->
                new Exported(
                        name + ".flowpack", "application/zip", bundle(name + ".flow.yaml", flows.files(team, content)));
            case "conductor" ->
                new Exported(name + ".conductor.json", "application/json", conductor(team, flow, version));
            default -> throw ApiProblem.field("format", "yaml, layout, flowpack or conductor");
        };
    }

    private byte[] conductor(UUID team, UUID flow, @Nullable Integer version) {
        var stored = version == null ? sources.draft(team, flow) : sources.version(team, flow, version);
        var plan = definitions.check(stored.sources());
        return bytes(Json.writePretty(ConductorExport.of(plan).toJson()) + "\n");
    }

    /** Exports every flow of the team that is not archived, each in a folder of its own. */
    Exported team(UUID team) {
        List<UUID> ids = flows.all(team, MOST_FLOWS + 1);
        if (ids.size() > MOST_FLOWS) {
            throw tooLarge("more than " + MOST_FLOWS + " flows");
        }
        var files = new LinkedHashMap<String, String>();
        var list = new ArrayList<Map<String, Object>>();
        for (UUID id : ids) {
            Content flow = flows.draft(team, id);
            list.add(Map.of("name", flow.name(), "folder", flow.folder()));
            flows.files(team, flow).forEach((path, text) -> files.put(flow.name() + "/" + path, text));
        }
        files.put(BundleFiles.TEAM, Json.writePretty(Map.of("flows", list)) + "\n");
        return new Exported("team.flowpack", "application/zip", bundle(BundleFiles.TEAM, files));
    }

    private static byte[] bundle(String main, Map<String, String> texts) {
        var files = new LinkedHashMap<String, byte[]>();
        long size = 0;
        for (var text : texts.entrySet()) {
            byte[] bytes = bytes(text.getValue());
            size += bytes.length;
            files.put(text.getKey(), bytes);
        }
        if (size > Bundle.MOST_BYTES || files.size() > MOST_FLOWS) {
            throw tooLarge("more than 64 MiB or " + MOST_FLOWS + " files");
        }
        return new Bundle(main, files).toBytes();
    }

    private static ApiProblem tooLarge(String what) {
        return new ApiProblem(Code.EXPORT_TOO_LARGE, "The bundle would have " + what + ": export flows one by one.");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
