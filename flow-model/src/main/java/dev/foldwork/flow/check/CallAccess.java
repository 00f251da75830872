package dev.foldwork.flow.check;

import dev.foldwork.flow.check.Reporter.Place;
import dev.foldwork.flow.plan.Access;
import dev.foldwork.flow.plan.Plan;
import java.util.List;

/** Checks that a flow asks for all that the flows it calls ask for: who starts a run reads and grants only its list. */
final class CallAccess {

    private final Compilation flow;
    private final Place place;

    CallAccess(Compilation flow, Place place) {
        this.flow = flow;
        this.place = place;
    }

    void check(Plan called) {
        Access own = flow.access;
        Access asked = called.access();
        for (String secret : asked.secrets()) {
            if (!own.secrets().contains(secret)) {
                missing(called, "the secret '" + secret + "'", "secrets: [" + secret + "]");
            }
        }
        asked.folders().forEach((name, folder) -> {
            Access.Folder mine = own.folders().get(name);
            if (mine == null || folder.writable() && !mine.writable()) {
                String mode = folder.writable() ? "read_write" : "read";
                missing(
                        called,
                        "the folder '" + name + "' with mode " + mode,
                        "folders: { " + name + ": { title: " + name + ", mode: " + mode + " } }");
            }
        });
        asked.connections().forEach((name, kind) -> {
            if (!kind.equals(own.connections().get(name))) {
                missing(
                        called,
                        "the connection '" + name + "' of kind " + kind,
                        "connections: { " + name + ": " + kind + " }");
            }
        });
        for (String command : asked.commands()) {
            if (!own.commands().contains(command)) {
                missing(called, "the command '" + command + "'", "commands: [" + command + "]");
            }
        }
        own.hosts()
                .ifPresent(reachable -> asked.hosts().stream()
                        .flatMap(List::stream)
                        .filter(host -> !reachable.contains(host))
                        .forEach(host -> missing(called, "the host '" + host + "'", "hosts: [" + host + "]")));
    }

    private void missing(Plan called, String what, String entry) {
        flow.reporter.error(
                "ACCESS_MISSING",
                place,
                "The called flow '" + called.flow() + "' asks for " + what
                        + ", which is not in this flow's spec.access",
                "add it: access: { " + entry + " }");
    }
}
