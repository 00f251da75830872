package dev.foldwork.local.crash;

import dev.foldwork.testing.RunCase;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Flows whose nodes leave traces, to be killed at every step. */
enum CrashFlow {
    /** Items beside each other, each a chain. */
    FAN {
        @Override
        Map<String, Object> spec(String file) {
            var nodes = new LinkedHashMap<String, Object>();
            nodes.put("one", effect(file, "${ item }"));
            nodes.put("two", needing(effect(file, "${ nodes.one.v + 1 }"), "one"));
            nodes.put("three", needing(effect(file, "${ nodes.two.v + 1 }"), "two"));
            Map<String, Object> each = new LinkedHashMap<>();
            each.put("type", "flow.for_each@1");
            each.put("with", Map.of("items", "${ [1..24] }", "concurrency", 3L));
            each.put("nodes", nodes);
            each.put("outputs", Map.of("v", "${ nodes.three.v }"));
            return Map.of("nodes", Map.of("each", each), "outputs", Map.of("v", "${ nodes.each.items.v }"));
        }
    },
    /** A loop with a branch and a retry in every round, then a question. */
    LOOP {
        @Override
        Map<String, Object> spec(String file) {
            var flaky = new LinkedHashMap<String, Object>();
            flaky.put("type", "test.flaky@1");
            flaky.put("retry", Map.of("attempts", 2L, "delay", "1ms"));
            flaky.put("with", Map.of("failures", 1L, "value", 1L));
            var nodes = new LinkedHashMap<String, Object>();
            nodes.put("flaky", flaky);
            nodes.put("even", Map.of("type", "flow.if@1", "with", Map.of("condition", "${ iteration % 2 = 0 }")));
            nodes.put("count", needing(effect(file, "${ state + 1 }"), "flaky", "even"));
            nodes.put("extra", needing(effect(file, "${ iteration }"), "even.then"));
            Map<String, Object> loop = new LinkedHashMap<>();
            loop.put("type", "flow.loop@1");
            loop.put("with", Map.of("state", 0L, "while", "${ state < 16 }", "next", "${ nodes.count.v }"));
            loop.put("nodes", nodes);
            Map<String, Object> ask = new LinkedHashMap<>();
            ask.put("type", "chat.ask@1");
            ask.put("needs", List.of("loop"));
            ask.put("with", Map.of("question", "Go on?"));
            var all = new LinkedHashMap<String, Object>();
            all.put("loop", loop);
            all.put("ask", ask);
            all.put("last", needing(effect(file, "${ nodes.ask.answer }"), "ask"));
            return Map.of(
                    "nodes", all, "outputs", Map.of("state", "${ nodes.loop.state }", "last", "${ nodes.last.v }"));
        }
    },
    /** Bodies in bodies, a failure that is handled, and a wait. */
    NEST {
        @Override
        Map<String, Object> spec(String file) {
            var inner = new LinkedHashMap<String, Object>();
            inner.put("bad", Map.of("type", "flow.fail@1", "with", Map.of("code", "NO", "message", "on purpose")));
            inner.put("saved", needing(effect(file, "${ nodes.bad.error.code }"), "bad.error"));
            inner.put("rest", needing(Map.of("type", "time.wait@1", "with", Map.of("for", "5ms")), "saved"));
            inner.put("after", needing(effect(file, "${ nodes.saved.v }"), "rest"));
            Map<String, Object> group =
                    Map.of("type", "flow.group@1", "nodes", inner, "outputs", Map.of("v", "${ nodes.after.v }"));
            Map<String, Object> each = new LinkedHashMap<>();
            each.put("type", "flow.for_each@1");
            each.put("with", Map.of("items", "${ [1..14] }", "concurrency", 2L));
            each.put("nodes", Map.of("group", group));
            each.put("outputs", Map.of("v", "${ nodes.group.v & item }"));
            return Map.of("nodes", Map.of("each", each), "outputs", Map.of("v", "${ nodes.each.items.v }"));
        }
    };

    abstract Map<String, Object> spec(String file);

    /** Returns the flow as a case whose nodes leave their traces in this file. */
    RunCase in(Path effects) {
        return new RunCase(
                name(), List.of(), Map.of("flow", spec(effects.toString()), "answers", Map.of("ask", "yes")));
    }

    private static Map<String, Object> effect(String file, String value) {
        return Map.of("type", "test.effect@1", "with", Map.of("file", file, "v", value));
    }

    private static Map<String, Object> needing(Map<String, Object> node, String... needs) {
        var all = new LinkedHashMap<>(node);
        all.put("needs", List.of(needs));
        return all;
    }
}
