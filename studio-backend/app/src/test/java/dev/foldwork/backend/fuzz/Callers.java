package dev.foldwork.backend.fuzz;

import dev.foldwork.backend.TestingBackend;
import dev.foldwork.backend.TestingCaller;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Who calls: an owner's token, an owner's page, a worker; made anew when a request has ended them. */
final class Callers {

    private final TestingBackend backend;
    private final String team;
    private int times;
    private List<String> token = List.of();
    private List<String> page = List.of();
    private List<String> worker = List.of();

    Callers(TestingBackend backend) {
        this.backend = backend;
        this.team = backend.team();
        backend.person(team, "other", "owner");
        renew();
    }

    /** Makes all of them anew. */
    void renew() {
        times++;
        token = lines(backend.caller(team, "fuzz" + times, "admin"));
        page = lines(backend.signedIn(backend.person(team, "page", "owner"), team));
        worker = lines(backend.callerAs("viewer", team, "worker" + times, "worker"));
    }

    private static List<String> lines(TestingCaller caller) {
        var lines = new ArrayList<String>();
        List<String> pairs = caller.proof();
        for (int i = 0; i < pairs.size(); i += 2) {
            lines.add(pairs.get(i) + ": " + pairs.get(i + 1));
        }
        return lines;
    }

    /** Returns the headers of somebody who would ask for this, and now and then of somebody else. */
    List<String> of(Operation operation, Random random) {
        int chance = random.nextInt(20);
        if (chance == 0) {
            return List.of();
        }
        if (operation.path().startsWith("/internal/") != (chance == 1)) {
            return worker;
        }
        return random.nextBoolean() ? token : page;
    }
}
