package dev.foldwork.local.engine;

import dev.foldwork.flow.run.Settled;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns a settled node into the data of its event. */
final class SettledData {

    private SettledData() {}

    static Map<String, @Nullable Object> of(Settled settled) {
        var data = settled.toJson();
        data.remove("at");
        return data;
    }
}
