package dev.foldwork.cli.run;

import dev.foldwork.cli.CliFailure;
import dev.foldwork.cli.ExitCode;
import dev.foldwork.cli.FolderCopy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** What a run is granted on the command line. */
public final class FolderGrants {

    @Option(
            names = "--folder",
            paramLabel = "NAME=DIR",
            description = "Grant a folder the flow asks for, by the flow's name for it.")
    private List<String> folders = new ArrayList<>();

    @Option(
            names = "--private-host",
            paramLabel = "HOST[:PORT]",
            description = "Allow the flow to reach this private address.")
    private List<String> privateHosts = new ArrayList<>();

    /** Returns the private addresses that are allowed. */
    public List<String> privateHosts() {
        return privateHosts;
    }

    /**
     * Returns the granted folders; a sample's own folders are copied to {@code work} first, so that trying a sample twice
     * gives the same.
     */
    Map<String, String> folders(Sample sample, Path work) {
        var granted = new LinkedHashMap<String, String>();
        sample.folders()
                .forEach((name, from) -> granted.put(
                        name, FolderCopy.make(from, work.resolve(name)).toString()));
        granted.putAll(folders());
        return granted;
    }

    /** Returns the folders that are granted by name. */
    public Map<String, String> folders() {
        var granted = new LinkedHashMap<String, String>();
        for (String pair : folders) {
            int equals = pair.indexOf('=');
            if (equals < 1) {
                throw new CliFailure(
                        "FOLDER_SYNTAX", ExitCode.USAGE, "'" + pair + "' grants no folder", "write --folder name=DIR");
            }
            granted.put(pair.substring(0, equals), pair.substring(equals + 1));
        }
        return granted;
    }
}
