package dev.foldwork.backend.transfer;

import dev.foldwork.backend.flow.FlowExchange;
import dev.foldwork.backend.flow.FlowExchange.Content;
import dev.foldwork.backend.problem.ApiProblem;
import dev.foldwork.backend.problem.Code;
import dev.foldwork.flow.bundle.Bundle;
import dev.foldwork.flow.bundle.BundleException;
import dev.foldwork.flow.document.FlowReader;
import dev.foldwork.flow.importing.ImportException;
import dev.foldwork.flow.importing.ImportReport;
import dev.foldwork.flow.importing.ImportResult;
import dev.foldwork.flow.importing.ImportedFlow;
import dev.foldwork.flow.importing.Importing;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what is to be imported, whatever it is, in memory; executes and fetches nothing of it. */
final class ParcelReader {

    private ParcelReader() {}

    /**
     * Reads bytes.
     *
     * @param name the source's name, for messages
     * @throws ApiProblem BUNDLE_REFUSED, IMPORT_REFUSED or FLOW_INVALID with what is wrong
     */
    static Parcel read(byte[] bytes, String name) {
        if (bytes.length >= 2 && bytes[0] == 'P' && bytes[1] == 'K') {
            try {
                return BundleFiles.read(Bundle.read(bytes));
            } catch (BundleException refused) {
                throw refused(String.valueOf(refused.getMessage()));
            }
        }
        String text = text(bytes, name);
        var read = FlowReader.read(bytes, name);
        boolean ours = read.document() != null
                ? "Flow".equals(read.document().value().get("kind"))
                : text.lines().anyMatch(line -> line.startsWith("apiVersion: foldwork/"));
        if (ours) {
            return new Parcel("flow", List.of(flow(text)), List.of(), Map.of());
        }
        return foreign(bytes, name);
    }

    private static Content flow(String text) {
        return new Content(null, FlowExchange.name(text, Map.of()), text, Map.of(), Map.of(), "", false);
    }

    private static Parcel foreign(byte[] bytes, String name) {
        ImportResult result;
        try {
            result = Importing.read(bytes, name, null);
        } catch (ImportException refused) {
            throw new ApiProblem(
                    Code.IMPORT_REFUSED, refused.getMessage() + ": " + refused.remedy() + ". Nothing was imported.");
        }
        var flows = new ArrayList<Content>();
        var reports = new LinkedHashMap<String, ImportReport>();
        for (ImportedFlow flow : result.flows()) {
            var layout = new LinkedHashMap<String, @Nullable Object>();
            if (flow.layout() != null) {
                layout.putAll(flow.layout());
            }
            // Flows of one source call each other by file: each gets the others beside it.
            flows.add(new Content(null, flow.name(), flow.text(), beside(flow, result), layout, "", false));
            reports.put(flow.name(), flow.report());
        }
        return new Parcel(result.format().name().toLowerCase(Locale.ROOT), flows, List.of(), reports);
    }

    private static Map<String, String> beside(ImportedFlow flow, ImportResult result) {
        var texts = new LinkedHashMap<String, String>();
        result.flows().forEach(each -> texts.put(each.file(), each.text()));
        var reached = new LinkedHashMap<String, String>();
        reach(flow, result, reached, texts);
        reached.remove(flow.file());
        return reached;
    }

    private static void reach(
            ImportedFlow from, ImportResult result, Map<String, String> reached, Map<String, String> texts) {
        for (ImportedFlow each : result.flows()) {
            boolean called = from.text().contains("./" + each.file());
            if (called && reached.putIfAbsent(each.file(), String.valueOf(texts.get(each.file()))) == null) {
                reach(each, result, reached, texts);
            }
        }
    }

    /** Returns UTF-8 text; what is none is no source. */
    static String text(byte[] bytes, String path) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException binary) {
            throw refused("'" + path + "' is not UTF-8 text");
        }
    }

    static ApiProblem refused(String why) {
        return new ApiProblem(Code.BUNDLE_REFUSED, why + ". Nothing was imported.");
    }
}
