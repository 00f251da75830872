package dev.foldwork.backend;

import dev.foldwork.flow.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.regex.Pattern;

/**
 * What the service has answered to the tests of this module, by operation of the contract: a line {@code VERB /path
 * ANSWER} each, where the answer is a status or the code of a refusal. Each of the processes that share the tests writes
 * a file of its own; {@link ListedProblems} reads them when all tests are over.
 */
public final class Answered {

    /** Where the files stand once the tests of this module have run: those of an older build stay apart. */
    static final Path FOLDER = Path.of("target", "answered", System.getProperty("foldwork.build", "without a build"));

    private static final Set<String> LINES = new ConcurrentSkipListSet<>();
    private static final List<Route> ROUTES = routes();

    private record Route(String verb, String path, Pattern pattern) {}

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(Answered::write));
    }

    private Answered() {}

    private static List<Route> routes() {
        var routes = new ArrayList<Route>();
        for (String operation : Contract.operations().keySet()) {
            String[] parts = operation.split(" ");
            routes.add(new Route(parts[0], parts[1], Pattern.compile(parts[1].replaceAll("\\{\\w+}", "[^/]+"))));
        }
        // A written name goes before one that stands for any.
        routes.sort(Comparator.comparing(Route::path, Comparator.comparing(path -> path.replace('{', '~'))));
        return routes;
    }

    /** Notes an answer to a request of the contract; others are nobody's. */
    public static void note(HttpResponse<?> response) {
        note(response.request().method(), response.request().uri().getPath(), answer(response));
    }

    /** Notes what a test without an HTTP client was answered. */
    public static void note(String verb, String path, String answer) {
        for (Route route : ROUTES) {
            if (route.verb().equals(verb) && route.pattern().matcher(path).matches()) {
                LINES.add(verb + " " + route.path() + " " + answer);
                return;
            }
        }
    }

    private static String answer(HttpResponse<?> response) {
        String type = response.headers().firstValue("Content-Type").orElse("");
        return type.startsWith("application/problem+json") && response.body() instanceof String problem
                ? String.valueOf(Json.object(problem).get("code"))
                : Integer.toString(response.statusCode());
    }

    private static void write() {
        if (LINES.isEmpty()) {
            return;
        }
        try {
            Files.createDirectories(FOLDER);
            Files.write(FOLDER.resolve(ProcessHandle.current().pid() + ".txt"), LINES);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
