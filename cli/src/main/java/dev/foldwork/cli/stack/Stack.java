package dev.foldwork.cli.stack;

import dev.foldwork.cli.stack.JavaPart.Program;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The parts of the system, in the order in which they start. */
final class Stack {

    private final StackFolder folder;
    private final int port;
    private final DatabasePart database;

    Stack(StackFolder folder, int port) throws IOException {
        this.folder = folder;
        this.port = port;
        this.database = new DatabasePart(folder.part("postgres"), port + 1);
    }

    /** Returns where people and programs reach the system. */
    URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    Preflight preflight() {
        return new Preflight(folder, port);
    }

    Part database() {
        return database;
    }

    /** Returns the parts that need the database, which must run by now. */
    List<Part> services() throws IOException {
        return List.of(backend(), conductor(), worker(), runner());
    }

    private Part conductor() throws IOException {
        return new ConductorPart(folder.program().resolve("conductor"), folder.part("conductor"), port + 2, database);
    }

    private Part backend() throws IOException {
        return new JavaPart(
                "backend",
                backendProgram(),
                folder.part("backend"),
                backendEnvironment(),
                url().resolve("/health/ready"));
    }

    /** Returns what makes the backend's next start quick. */
    StartTraining training() throws IOException {
        return new StartTraining(backendProgram(), folder.part("backend"), database, backendEnvironment());
    }

    private Program backendProgram() {
        return new Program(folder.program().resolve("backend"), "dev.foldwork.backend.BackendMain", List.of());
    }

    private Map<String, String> backendEnvironment() {
        var environment = new LinkedHashMap<>(HandedOn.of(System.getenv()));
        environment.put("FOLDWORK_PORT", Integer.toString(port));
        environment.put("FOLDWORK_DATABASE_URL", database.url("foldwork"));
        environment.put(
                "FOLDWORK_DATABASE_PASSWORDFILE", database.passwordFile().toString());
        environment.put("FOLDWORK_CONDUCTOR", conductorApi());
        environment.put("FOLDWORK_TOKENFILE", folder.token().toString());
        environment.put("FOLDWORK_WORKERTOKENFILE", folder.workerToken().toString());
        environment.put("FOLDWORK_SECRETKEYFILE", folder.secretKey().toString());
        environment.put("FOLDWORK_SETUPLINKFILE", folder.setupLink().toString());
        environment.put("FOLDWORK_STUDIO", folder.program().resolve("studio").toString());
        return environment;
    }

    private String conductorApi() {
        return "http://127.0.0.1:" + (port + 2) + "/api";
    }

    private Part worker() throws IOException {
        var environment = new LinkedHashMap<String, String>();
        environment.put("FOLDWORK_BACKEND", url().toString());
        environment.put("FOLDWORK_CONDUCTOR", conductorApi());
        environment.put("FOLDWORK_WORKERTOKENFILE", folder.workerToken().toString());
        Path home = folder.part("worker");
        environment.put("FOLDWORK_ARTIFACTS", home.resolve("artifacts").toString());
        return new JavaPart(
                "worker",
                new Program(folder.program().resolve("worker"), "dev.foldwork.conductor.worker.WorkerMain", List.of()),
                home,
                environment,
                null);
    }

    /** Lets people start runs on this computer; it has no folder unless a runner of their own grants one. */
    private Part runner() throws IOException {
        Path data = Objects.requireNonNull(folder.root().getParent());
        List<String> arguments = List.of("runner", "--server", url().toString(), "--data", data.toString());
        return new JavaPart(
                "runner", new Program(null, "dev.foldwork.cli.Main", arguments), folder.part("runner"), Map.of(), null);
    }
}
