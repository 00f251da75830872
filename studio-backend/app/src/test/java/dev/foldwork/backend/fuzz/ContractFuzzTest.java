package dev.foldwork.backend.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foldwork.backend.TestingBackend;
import dev.foldwork.flow.json.Json;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Sends requests made by chance from the contract. {@code foldwork.fuzz} says how many, {@code foldwork.fuzz.seed} which;
 * the ids in them are those of the service, which no seed repeats.
 */
class ContractFuzzTest {

    private static final int REQUESTS = Integer.getInteger("foldwork.fuzz", 4_000);
    private static final long SEED = Long.getLong("foldwork.fuzz.seed", 42L);

    /** A request that ought to work and was not let in: somebody has been signed out. */
    private static final List<String> SIGNED_OUT = List.of("TOKEN_INVALID", "SESSION_INVALID", "TEAM_MISSING");

    private final TestingBackend backend = TestingBackend.shared();
    private final int port = URI.create(backend.base()).getPort();
    private final Api api = new Api();
    private final List<Operation> operations = api.operations();
    private final Pool pool = new Pool(operations);
    private final Callers callers = new Callers(backend);
    private final Conformance conformance = new Conformance(api);
    private final Map<String, List<String>> findings = new TreeMap<>();
    private final Map<Operation, Integer> accepted = new TreeMap<>(java.util.Comparator.comparing(Operation::toString));

    @Test
    void everyAnswerIsOneOfTheContract() {
        var random = new Random(SEED);
        var requests = new Requests(api, pool, callers, random);
        for (int i = 0; i < REQUESTS; i++) {
            one(requests.of(Oddities.one(random, operations)));
        }
        findings.forEach((kind, found) ->
                System.out.println("fuzz: " + found.size() + " x " + kind + "\n    " + found.getFirst()));
        int reached = accepted.values().stream().mapToInt(Integer::intValue).sum();
        System.out.printf(
                "fuzz: %d requests with seed %d, %d accepted by %d of %d operations, %d kinds of findings%n",
                REQUESTS, SEED, reached, accepted.size(), operations.size(), findings.size());
        operations.stream()
                .filter(each -> !accepted.containsKey(each))
                .forEach(each -> System.out.println("fuzz: never accepted: " + each));
        assertThat(findings.keySet()).isEmpty();
        // A fuzz that is turned away at the door finds nothing.
        assertThat(accepted.size())
                .isGreaterThan((int) operations.stream()
                                .filter(ContractFuzzTest::isThere)
                                .count()
                        * 2
                        / 3);
        assertThat(reached).isGreaterThan(REQUESTS / 10);
    }

    /** The pages are no part of a service that is started for tests. */
    private static boolean isThere(Operation operation) {
        return Stream.of("/api/", "/hooks/", "/health/", "/internal/").anyMatch(operation.path()::startsWith);
    }

    private void one(Request request) {
        try {
            RawHttp.Answer answer = RawHttp.send(port, request);
            conformance.faults(request, answer).forEach(fault -> found(request, fault, answer.text()));
            learn(request, answer);
        } catch (IOException broken) {
            found(request, "no answer", String.valueOf(broken));
        }
    }

    private void found(Request request, String fault, String answer) {
        String kind =
                request.operation() + ": " + fault.replaceAll("/\\d+", "/N").replaceAll("[0-9a-f-]{32,36}", "ID");
        findings.computeIfAbsent(kind, any -> new ArrayList<>())
                .add(request + "\n    -> " + answer.substring(0, Math.min(answer.length(), 600)));
    }

    private void learn(Request request, RawHttp.Answer answer) {
        if (!request.isFor() || answer.status() >= 300 && answer.status() < 400) {
            return;
        }
        if (answer.status() < 300) {
            accepted.merge(request.operation(), 1, Integer::sum);
            if (answer.type().equals("application/json")) {
                pool.learn(request.operation(), Json.object(answer.body()));
            }
        } else if (answer.type().endsWith("json") && SIGNED_OUT.stream().anyMatch(answer.text()::contains)) {
            callers.renew();
        }
    }
}
