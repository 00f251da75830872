package dev.foldwork.flow.check;

import dev.foldwork.flow.Durations;
import dev.foldwork.flow.plan.Handling;
import dev.foldwork.flow.plan.Handling.OnFailure;
import dev.foldwork.flow.plan.Retry;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads disabled, retry, timeout, onError and placement of a node. */
final class HandlingReader {

    private static final Set<String> RETRY = Set.of("attempts", "delay", "backoff", "maxDelay");

    private final Reporter reporter;
    private final Keys keys;

    HandlingReader(Reporter reporter, Keys keys) {
        this.reporter = reporter;
        this.keys = keys;
    }

    Handling read(boolean errorConnected) {
        boolean disabled = Boolean.TRUE.equals(keys.flag("disabled"));
        return new Handling(disabled, retry(), duration(keys, "timeout"), onFailure(errorConnected), placement());
    }

    private Retry retry() {
        Map<String, @Nullable Object> map = keys.map("retry");
        if (map == null) {
            return Retry.NONE;
        }
        var retry = new Keys(map, keys.place("retry"), reporter);
        retry.only(RETRY, "retry");
        Long attempts = retry.whole("attempts");
        if (attempts == null || attempts < 1 || attempts > 100) {
            reporter.error(
                    "RETRY_INVALID",
                    keys.place("retry"),
                    "'retry' needs 'attempts' between 1 and 100",
                    "write retry: { attempts: 3, delay: 2s }");
            return Retry.NONE;
        }
        String backoff = retry.text("backoff");
        if (backoff != null && !backoff.equals("constant") && !backoff.equals("exponential")) {
            reporter.error(
                    "RETRY_INVALID",
                    retry.place("backoff"),
                    "'backoff' must be constant or exponential, but is '" + backoff + "'",
                    "use one of the two");
        }
        Duration delay = duration(retry, "delay");
        Duration most = duration(retry, "maxDelay");
        return new Retry(
                attempts.intValue(),
                delay == null ? Duration.ZERO : delay,
                "exponential".equals(backoff),
                most == null ? Retry.NONE.maxDelay() : most);
    }

    private @Nullable Duration duration(Keys from, String key) {
        String text = from.text(key);
        if (text == null) {
            return null;
        }
        Duration duration = Durations.parse(text).orElse(null);
        if (duration == null || key.equals("timeout") && duration.isZero()) {
            reporter.error(
                    "DURATION_INVALID",
                    from.place(key),
                    "'" + text + "' is no duration for '" + key + "'",
                    Durations.FORM);
        }
        return duration;
    }

    private OnFailure onFailure(boolean errorConnected) {
        String onError = keys.text("onError");
        if (onError != null && !onError.equals("continue") && !onError.equals("fail")) {
            reporter.error(
                    "ON_ERROR_INVALID",
                    keys.place("onError"),
                    "'onError' must be fail or continue, but is '" + onError + "'",
                    "use one of the two");
        }
        boolean goOn = "continue".equals(onError);
        if (goOn && errorConnected) {
            reporter.error(
                    "ERROR_PORT_AND_CONTINUE",
                    keys.place("onError"),
                    "The node continues on error and has a connected error port: only one can be meant",
                    "remove 'onError: continue', or the wires from the error port");
        }
        if (errorConnected) {
            return OnFailure.TAKE_ERROR_PORT;
        }
        return goOn ? OnFailure.CONTINUE : OnFailure.END_BODY;
    }

    private String placement() {
        String placement = keys.text("placement");
        if (placement == null) {
            return "any";
        }
        if (!Set.of("any", "local", "cloud").contains(placement)) {
            reporter.error(
                    "PLACEMENT_INVALID",
                    keys.place("placement"),
                    "'placement' must be any, local or cloud, but is '" + placement + "'",
                    "use one of the three");
        }
        return placement;
    }
}
