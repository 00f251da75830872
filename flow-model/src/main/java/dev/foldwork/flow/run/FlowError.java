package dev.foldwork.flow.run;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Why a node, a body or a run failed.
 *
 * @param code UPPER_SNAKE; a flow's own codes ({@code flow.fail}) pass through unchanged
 * @param message what went wrong and what to do
 * @param details further data as JSON value, or null
 * @param path path of the node that failed first
 * @param retryable whether another attempt may help
 */
public record FlowError(
        String code, String message, @Nullable Object details, String path, boolean retryable) {

    /** The code of an attempt that ran longer than its node allows. */
    public static final String TIMEOUT = "TIMEOUT";

    /** Returns what {@code nodes.x.error} shows: code, message, details, path. */
    public Map<String, @Nullable Object> view() {
        var view = new LinkedHashMap<String, @Nullable Object>();
        view.put("code", code);
        view.put("message", message);
        view.put("details", details);
        view.put("path", path);
        return view;
    }

    /** Returns the whole record as a JSON value. */
    public Map<String, @Nullable Object> toJson() {
        var json = view();
        json.put("retryable", retryable);
        return json;
    }

    /** Reads what {@link #toJson} wrote. */
    public static FlowError fromJson(Map<?, ?> json) {
        return new FlowError(
                String.valueOf(json.get("code")),
                String.valueOf(json.get("message")),
                json.get("details"),
                String.valueOf(json.get("path")),
                Boolean.TRUE.equals(json.get("retryable")));
    }
}
