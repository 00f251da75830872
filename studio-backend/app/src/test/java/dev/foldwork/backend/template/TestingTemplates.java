package dev.foldwork.backend.template;

import dev.foldwork.backend.TestingCaller;
import dev.foldwork.backend.TestingCaller.Answer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Publishes flows and templates as a page of the studio would. */
final class TestingTemplates {

    static final String TEMPLATES = "/api/v1/templates";
    static final String FLOWS = "/api/v1/flows";

    private TestingTemplates() {}

    static String text(String name, String nodes) {
        return """
                apiVersion: foldwork/v1
                kind: Flow
                metadata: { name: %s, title: Shown, tags: [mine] }
                spec:
                  inputs:
                    type: object
                    properties: { to: { type: string, default: you } }
                  nodes:
                %s
                """.formatted(name, nodes.indent(4));
    }

    static String set(String value) {
        return "a:\n  type: data.set@1\n  with:\n    v: " + value + "\n    w: 1";
    }

    /** Makes a flow and publishes it; returns its id. */
    static String published(TestingCaller who, String text) {
        String flow = who.post(FLOWS, Map.of("text", text)).is(201).text("id");
        who.change("POST", FLOWS + "/" + flow + "/versions", 1, Map.of()).is(201);
        return flow;
    }

    /** Puts another text into a flow and publishes that. */
    static void publish(TestingCaller who, String flow, long revision, String text) {
        who.change("PUT", FLOWS + "/" + flow + "/draft", revision, Map.of("text", text))
                .is(200);
        who.change("POST", FLOWS + "/" + flow + "/versions", revision + 1, Map.of())
                .is(201);
    }

    static Map<String, Object> wish(String flow, int version, List<String> keep) {
        var wish = new LinkedHashMap<String, Object>();
        wish.put("flow", flow);
        wish.put("version", (long) version);
        wish.put("title", "Orders");
        wish.put("summary", "Looks after orders");
        wish.put("tags", List.of("sales", "daily"));
        wish.put("note", "version " + version);
        wish.put("keep", keep);
        return wish;
    }

    static Answer plan(TestingCaller who, String flow, int version) {
        return who.post(TEMPLATES + "/plan", wish(flow, version, List.of())).is(200);
    }

    /** Publishes what a plan says. */
    static Answer template(TestingCaller who, String flow, int version) {
        Map<String, Object> wish = wish(flow, version, List.of());
        wish.put("plan", plan(who, flow, version).text("hash"));
        return who.post(TEMPLATES, wish);
    }

    /** Makes a copy and returns the flow's id. */
    static String copied(TestingCaller who, String template, String name) {
        return who.post(TEMPLATES + "/" + template + "/copies", Map.of("name", name))
                .is(201)
                .text("flow");
    }
}
