package dev.foldwork.local;

import dev.foldwork.flow.plan.Plan;
import dev.foldwork.local.engine.SecretSource;
import dev.foldwork.local.journal.StoredRun;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.function.Function;

/** Where the runs of one local engine have their secrets from. Thread-safe. */
sealed interface RunSecrets {

    /** Returns true when a run that asks for this secret may start. */
    boolean known(String name);

    /** Returns what the attempts of a run ask. */
    SecretSource of(StoredRun run, Plan plan);

    /** From this machine, read once when the run is begun or taken up. */
    record OfMachine(Function<String, Optional<String>> machine) implements RunSecrets {

        @Override
        public boolean known(String name) {
            return machine.apply(name).isPresent();
        }

        @Override
        public SecretSource of(StoredRun run, Plan plan) {
            var values = new LinkedHashMap<String, String>();
            plan.access().secrets().forEach(name -> machine.apply(name).ifPresent(value -> values.put(name, value)));
            return names -> {
                var some = new LinkedHashMap<String, String>(values);
                some.keySet().retainAll(names);
                return some;
            };
        }
    }

    /** From whoever offered the runs, asked anew for every attempt. */
    record OfOffers(OfferedSecrets offers) implements RunSecrets {

        @Override
        public boolean known(String name) {
            return true;
        }

        @Override
        public SecretSource of(StoredRun run, Plan plan) {
            return names -> offers.values(String.valueOf(run.idempotencyKey()), names);
        }
    }
}
