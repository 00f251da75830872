package dev.foldwork.telemetry;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What OpenTelemetry's standard variables say.
 *
 * @param endpoint where traces go
 * @param metrics where metrics go, null for nowhere
 * @param interval how often they do
 * @param headers sent with every export
 * @param timeout how long one export may take
 * @param compression {@code gzip} or {@code none}
 * @param resource what describes this process
 */
record ExportSettings(
        String endpoint,
        @Nullable String metrics,
        Duration interval,
        Map<String, String> headers,
        Duration timeout,
        String compression,
        Map<String, String> resource) {

    private static final String OTLP = "OTEL_EXPORTER_OTLP_";
    private static final String TRACES = "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT";
    private static final String METRICS = "OTEL_EXPORTER_OTLP_METRICS_ENDPOINT";
    private static final long STANDARD_TIMEOUT_MILLIS = 10_000;
    private static final long STANDARD_INTERVAL_MILLIS = 60_000;

    /** Looks whether anything is to be exported; costs a process without telemetry nothing. */
    static boolean wanted(Map<String, String> environment) {
        boolean endpoint = has(environment, TRACES) || has(environment, OTLP + "ENDPOINT");
        return endpoint
                && !"true".equalsIgnoreCase(environment.get("OTEL_SDK_DISABLED"))
                && !"none".equalsIgnoreCase(environment.get("OTEL_TRACES_EXPORTER"));
    }

    private static boolean has(Map<String, String> environment, String name) {
        return !environment.getOrDefault(name, "").isBlank();
    }

    /** Reads the variables; fails with what cannot be used. */
    static ExportSettings of(String service, Map<String, String> environment) {
        String protocol = either(environment, "PROTOCOL");
        if (protocol != null && !protocol.equals("http/protobuf")) {
            throw new IllegalArgumentException(
                    "OTEL_EXPORTER_OTLP_PROTOCOL is '" + protocol + "': only http/protobuf is spoken");
        }
        String compression = either(environment, "COMPRESSION");
        return new ExportSettings(
                endpoint(environment, TRACES, "v1/traces"),
                metrics(environment),
                millis("OTEL_METRIC_EXPORT_INTERVAL", environment, STANDARD_INTERVAL_MILLIS),
                pairs(either(environment, "HEADERS")),
                millis(OTLP + "TIMEOUT", environment, STANDARD_TIMEOUT_MILLIS),
                compression == null ? "none" : compression,
                resource(service, environment));
    }

    private static @Nullable String either(Map<String, String> environment, String name) {
        for (String full : new String[] {OTLP + "TRACES_" + name, OTLP + name}) {
            if (has(environment, full)) {
                return environment.getOrDefault(full, "").strip();
            }
        }
        return null;
    }

    private static @Nullable String metrics(Map<String, String> environment) {
        boolean wanted = has(environment, METRICS) || has(environment, OTLP + "ENDPOINT");
        return wanted && !"none".equalsIgnoreCase(environment.get("OTEL_METRICS_EXPORTER"))
                ? endpoint(environment, METRICS, "v1/metrics")
                : null;
    }

    private static String endpoint(Map<String, String> environment, String ownName, String path) {
        boolean own = has(environment, ownName);
        String name = own ? ownName : OTLP + "ENDPOINT";
        String given = environment.getOrDefault(name, "").strip();
        URI address;
        try {
            address = URI.create(given);
        } catch (IllegalArgumentException malformed) {
            throw new IllegalArgumentException(name + " is no address", malformed);
        }
        String scheme = String.valueOf(address.getScheme());
        if (address.getHost() == null || !(scheme.equals("http") || scheme.equals("https"))) {
            throw new IllegalArgumentException(name + " must begin with http:// or https:// and a host");
        }
        return own ? given : given + (given.endsWith("/") ? path : "/" + path);
    }

    private static Duration millis(String name, Map<String, String> environment, long standard) {
        if (!has(environment, name)) {
            return Duration.ofMillis(standard);
        }
        String given = environment.getOrDefault(name, "").strip();
        if (!given.matches("[1-9]\\d{0,6}")) {
            throw new IllegalArgumentException(name + " must be milliseconds");
        }
        return Duration.ofMillis(Long.parseLong(given));
    }

    private static Map<String, String> resource(String service, Map<String, String> environment) {
        var resource = new LinkedHashMap<String, String>();
        resource.put("service.name", service);
        // Two processes of one name count apart.
        resource.put("service.instance.id", UUID.randomUUID().toString());
        resource.putAll(pairs(environment.get("OTEL_RESOURCE_ATTRIBUTES")));
        if (has(environment, "OTEL_SERVICE_NAME")) {
            resource.put(
                    "service.name",
                    environment.getOrDefault("OTEL_SERVICE_NAME", "").strip());
        }
        return resource;
    }

    /** Reads {@code name=value,name=value} with percent-encoded values. */
    private static Map<String, String> pairs(@Nullable String text) {
        var pairs = new LinkedHashMap<String, String>();
        for (String pair : text == null ? new String[0] : text.split(",")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                String value = pair.substring(equals + 1).strip().replace("+", "%2B");
                pairs.put(pair.substring(0, equals).strip(), URLDecoder.decode(value, StandardCharsets.UTF_8));
            }
        }
        return pairs;
    }
}
