package dev.foldwork.local;

import dev.foldwork.flow.plan.Access;
import dev.foldwork.flow.plan.Plan;
import dev.foldwork.local.engine.SecretSource;
import dev.foldwork.local.journal.StoredRun;
import dev.foldwork.node.Connection;
import dev.foldwork.node.secret.Given;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Where the runs of one local engine have their secrets and connections from. Thread-safe. */
sealed interface RunSecrets {

    /** Returns what of the access could not be given now; of connections the kind that is there, empty for none. */
    Lack lack(Access access);

    /** Returns what the attempts of a run ask. */
    SecretSource of(StoredRun run, Plan plan);

    /**
     * What a run asks for and would not get.
     *
     * @param secrets names
     * @param connections by name the kind that is there, empty when there is none
     */
    record Lack(List<String> secrets, Map<String, String> connections) {

        static final Lack NONE = new Lack(List.of(), Map.of());
    }

    /** From this machine, read once when the run is begun or taken up. */
    record OfMachine(MachineSecrets machine) implements RunSecrets {

        @Override
        public Lack lack(Access access) {
            var connections = new LinkedHashMap<String, String>();
            access.connections().forEach((name, kind) -> {
                String found = machine.connection(name).map(Connection::kind).orElse("");
                if (!found.equals(kind)) {
                    connections.put(name, found);
                }
            });
            return new Lack(
                    access.secrets().stream()
                            .filter(name -> machine.secret(name).isEmpty())
                            .toList(),
                    connections);
        }

        @Override
        public SecretSource of(StoredRun run, Plan plan) {
            var values = new LinkedHashMap<String, String>();
            var connections = new LinkedHashMap<String, Connection>();
            Access access = plan.access();
            access.secrets().forEach(name -> machine.secret(name).ifPresent(value -> values.put(name, value)));
            access.connections()
                    .keySet()
                    .forEach(name -> machine.connection(name).ifPresent(found -> connections.put(name, found)));
            return needed -> {
                var some = new LinkedHashMap<String, String>(values);
                some.keySet().retainAll(needed.secrets());
                var open = new LinkedHashMap<String, Connection>(connections);
                open.keySet().retainAll(needed.connections());
                return new Given(some, open);
            };
        }
    }

    /** From whoever offered the runs, asked anew for every attempt. */
    record OfOffers(OfferedSecrets offers) implements RunSecrets {

        @Override
        public Lack lack(Access access) {
            return Lack.NONE;
        }

        @Override
        public SecretSource of(StoredRun run, Plan plan) {
            return needed -> offers.given(String.valueOf(run.idempotencyKey()), needed);
        }
    }
}
