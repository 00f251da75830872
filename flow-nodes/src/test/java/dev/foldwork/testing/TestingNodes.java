package dev.foldwork.testing;

import dev.foldwork.flow.nodetype.NodeType;
import dev.foldwork.flow.nodetype.NodeType.BodyKind;
import dev.foldwork.flow.nodetype.NodeType.DynamicPorts;
import dev.foldwork.flow.nodetype.NodeTypes;
import dev.foldwork.node.NodeCatalog;
import dev.foldwork.node.NodeContext;
import dev.foldwork.node.NodeEvent;
import dev.foldwork.node.NodeExecutor;
import dev.foldwork.node.NodeFailure;
import dev.foldwork.node.NodeInput;
import dev.foldwork.node.NodeResult;
import dev.foldwork.node.builtin.BuiltInNodes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Nodes that stand for an unreliable outside world: they fail, sleep and break on purpose.
 *
 * <p>They keep no state: what they do depends on settings, path and attempt only, so that an engine may run them in any
 * process.
 */
public final class TestingNodes {

    private static final Pattern GROUP_ATTEMPT = Pattern.compile("~(\\d+)");

    private TestingNodes() {}

    /** Returns the built-in executors and these. */
    public static NodeCatalog catalog() {
        return BuiltInNodes.catalog()
                .with(List.of(
                        node("test.flaky@1", TestingNodes::flaky),
                        node("test.sleep@1", TestingNodes::sleep),
                        node("test.fault@1", TestingNodes::fault),
                        node("test.key@1", TestingNodes::key),
                        node("test.big@1", TestingNodes::big),
                        node("test.effect@1", TestingNodes::effect),
                        node("test.reveal@1", TestingNodes::reveal),
                        node("test.agent@1", TestingNodes::agent)));
    }

    /** Returns the built-in types and these. */
    public static NodeTypes types() {
        return NodeTypes.builtIn()
                .with(List.of(
                        type("test.flaky@1"),
                        type("test.sleep@1"),
                        type("test.fault@1"),
                        type("test.key@1"),
                        type("test.big@1"),
                        type("test.effect@1"),
                        type("test.reveal@1")));
    }

    /** Returns the secrets that tests give to nodes. */
    public static Map<String, String> secrets() {
        return Map.of("TOKEN", "open sesame");
    }

    private static NodeType type(String id) {
        return new NodeType(
                id,
                id,
                "Stands for the outside world in tests.",
                "test",
                Map.of("type", "object"),
                Map.of("type", "object"),
                List.of(),
                DynamicPorts.NONE,
                BodyKind.NONE,
                Set.of(),
                List.of(),
                Set.of("value"),
                true);
    }

    private interface Behaviour {
        NodeResult execute(NodeInput input, NodeContext context) throws NodeFailure, InterruptedException;
    }

    private static NodeExecutor node(String type, Behaviour behaviour) {
        return new NodeExecutor() {
            @Override
            public String type() {
                return type;
            }

            @Override
            public NodeResult execute(NodeInput input, NodeContext context) throws NodeFailure, InterruptedException {
                return behaviour.execute(input, context);
            }
        };
    }

    /** Fails as long as the attempt (its own, or with {@code per: group} that of the holder) is not above {@code failures}. */
    private static NodeResult flaky(NodeInput input, NodeContext context) throws NodeFailure {
        Map<String, @Nullable Object> settings = input.settings();
        if (attempt(settings, context) <= number(settings, "failures", 0)) {
            throw new NodeFailure(
                    String.valueOf(settings.getOrDefault("code", "FLAKY")),
                    "failed on purpose",
                    !Boolean.FALSE.equals(settings.get("retryable")),
                    null,
                    Duration.ofMillis(number(settings, "pause_millis", 0)));
        }
        var output = new LinkedHashMap<String, @Nullable Object>();
        output.put("value", settings.get("value"));
        return new NodeResult.Done(output, null);
    }

    private static NodeResult sleep(NodeInput input, NodeContext context) throws InterruptedException {
        Map<String, @Nullable Object> settings = input.settings();
        boolean sleeps = attempt(settings, context) <= number(settings, "only_attempt", Integer.MAX_VALUE);
        if (sleeps) {
            Thread.sleep(number(settings, "millis", 0));
        }
        return new NodeResult.Done(Map.of("slept", sleeps), null);
    }

    private static NodeResult fault(NodeInput input, NodeContext context) {
        if (attempt(input.settings(), context) <= number(input.settings(), "only_attempt", Integer.MAX_VALUE)) {
            throw new IllegalStateException("broken on purpose");
        }
        return new NodeResult.Done(Map.of("v", "mended"), null);
    }

    private static NodeResult key(NodeInput input, NodeContext context) {
        String key = context.executionId();
        return new NodeResult.Done(Map.of("key", key.substring(key.indexOf('/') + 1)), null);
    }

    private static NodeResult big(NodeInput input, NodeContext context) {
        return new NodeResult.Done(Map.of("text", "x".repeat((int) number(input.settings(), "bytes", 0))), null);
    }

    /** Leaves a line with its path in a file, so that it shows how often it ran. */
    private static NodeResult effect(NodeInput input, NodeContext context) throws NodeFailure {
        try {
            Files.writeString(
                    Path.of(String.valueOf(input.settings().get("file"))),
                    "ran " + context.path() + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException fault) {
            throw new NodeFailure("EFFECT_FAILED", String.valueOf(fault.getMessage()));
        }
        var output = new LinkedHashMap<String, @Nullable Object>();
        output.put("v", input.settings().get("v"));
        return new NodeResult.Done(output, null);
    }

    /** Tells how long the secret is that it was given. */
    /** Sends its value back in every way that an unwise server might. */
    private static NodeResult reveal(NodeInput input, NodeContext context) throws NodeFailure {
        String value = String.valueOf(input.settings().get("value"));
        String basic = Base64.getEncoder().encodeToString(("me:" + value).getBytes(StandardCharsets.UTF_8));
        context.report(new NodeEvent.Log("info", "sent " + value, Map.of("basic", basic)));
        if (Boolean.TRUE.equals(input.settings().get("fail"))) {
            throw new NodeFailure("REFUSED", "no entry with " + value, false, Map.of(value, basic), Duration.ZERO);
        }
        return new NodeResult.Done(Map.of("length", (long) value.length(), "back", value, "basic", basic), null);
    }

    /** Calls the tools listed in {@code calls} one after the other, as an agent would, and gives what they gave. */
    private static NodeResult agent(NodeInput input, NodeContext context) throws NodeFailure, InterruptedException {
        var results = new ArrayList<@Nullable Object>();
        for (Object call : RunCase.list(input.settings(), "calls")) {
            Map<String, @Nullable Object> wanted = RunCase.map(call);
            results.add(context.call(String.valueOf(wanted.get("tool")), RunCase.map(wanted.get("args"))));
        }
        return new NodeResult.Done(Map.of("results", results), null);
    }

    private static int attempt(Map<String, @Nullable Object> settings, NodeContext context) {
        if (!"group".equals(settings.get("per"))) {
            return context.attempt();
        }
        int attempt = 1;
        Matcher matcher = GROUP_ATTEMPT.matcher(context.path());
        while (matcher.find()) {
            attempt = Math.max(attempt, Integer.parseInt(matcher.group(1)));
        }
        return attempt;
    }

    private static long number(Map<String, @Nullable Object> settings, String name, long otherwise) {
        return settings.get(name) instanceof Number number ? number.longValue() : otherwise;
    }
}
