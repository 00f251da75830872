package dev.foldwork.cli.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where the system keeps its data, tokens and logs.
 *
 * @param root the folder, below the data folder
 * @param program folder with the built jars and the Conductor server
 */
record StackFolder(Path root, Path program) {

    static StackFolder in(Path data) throws IOException {
        return new StackFolder(Files.createDirectories(data.resolve("stack").toAbsolutePath()), builtProgram());
    }

    /** Returns the folder with the built program. */
    static Path builtProgram() {
        String home = System.getenv("FOLDWORK_HOME");
        return Path.of(home == null ? "target/dist" : home).toAbsolutePath();
    }

    Path lock() {
        return root.resolve("lock");
    }

    Path url() {
        return root.resolve("url");
    }

    Path token() {
        return root.resolve("token");
    }

    Path workerToken() {
        return root.resolve("worker-token");
    }

    /** Holds what seals the secrets of teams; without it they are lost. */
    Path secretKey() {
        return root.resolve("secret-key");
    }

    /** Holds the link for the first owner as long as there is none. */
    Path setupLink() {
        return root.resolve("setup-link");
    }

    Path processes() {
        return root.resolve("processes.json");
    }

    Path part(String name) throws IOException {
        return Files.createDirectories(root.resolve(name));
    }
}
