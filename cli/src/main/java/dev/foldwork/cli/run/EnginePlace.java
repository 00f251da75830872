package dev.foldwork.cli.run;

import picocli.CommandLine.Option;

/** Which engine a command is about. */
final class EnginePlace {

    @Option(names = "--local", description = "On this machine (the default).")
    private boolean local;

    @Option(names = "--cloud", description = "In the cloud: the system that 'foldwork up' started, or FOLDWORK_URL.")
    private boolean cloud;

    boolean local() {
        return local;
    }

    boolean cloud() {
        return cloud;
    }
}
