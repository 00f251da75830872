package dev.foldwork.node.builtin.http;

import dev.foldwork.node.Connection;
import dev.foldwork.node.NodeContext;
import dev.foldwork.node.NodeFailure;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a connection of kind {@code http} adds to a call: where it goes, and what proves who it comes from.
 *
 * @param connection null for a call by its own address, to which nothing is added
 */
record HttpConnection(@Nullable Connection connection) {

    private static final Pattern WHOLE_ADDRESS = Pattern.compile("\\s*([A-Za-z][A-Za-z0-9+.-]*:|//).*", Pattern.DOTALL);
    private static final Pattern SEPARATORS = Pattern.compile("%2f|%5c", Pattern.CASE_INSENSITIVE);
    private static final Pattern DOTS = Pattern.compile("%2e", Pattern.CASE_INSENSITIVE);

    static HttpConnection of(@Nullable Connection connection) {
        return new HttpConnection(connection);
    }

    /** Returns the address that is called: with a connection, a path below that of the connection and never another. */
    String address(String url) throws NodeFailure {
        Connection open = connection;
        if (open == null) {
            return url;
        }
        String path = url.strip();
        if (WHOLE_ADDRESS.matcher(path).matches() || leavesItsPlace(path)) {
            throw new NodeFailure(
                    "CONNECTION_URL",
                    "With a connection 'url' is a path below the connection's address, without '..', but is '"
                            + (path.length() > 200 ? path.substring(0, 199) + "…" : path) + "'");
        }
        String base = text(open, "baseUrl").replaceAll("/+$", "");
        boolean joined = path.isEmpty() || path.startsWith("/") || path.startsWith("?") || path.startsWith("#");
        return joined ? base + path : base + "/" + path;
    }

    private static boolean leavesItsPlace(String path) {
        String only = path.split("[?#]", 2)[0];
        for (String segment : SEPARATORS.matcher(only).replaceAll("/").split("[/\\\\;]", -1)) {
            String plain = DOTS.matcher(segment).replaceAll(".");
            if (plain.equals(".") || plain.equals("..")) {
                return true;
            }
        }
        return false;
    }

    /** Returns the headers that sign the call in; may ask for a token first, which is hidden from then on. */
    Map<String, String> signature(Reach reach, NodeContext context) throws NodeFailure, InterruptedException {
        Connection open = connection;
        if (open == null) {
            return Map.of();
        }
        String auth = open.text("auth");
        return switch (auth == null ? "none" : auth.toLowerCase(Locale.ROOT)) {
            case "none" -> Map.of();
            case "bearer" -> Map.of("Authorization", "Bearer " + text(open, "token"));
            case "basic" -> Map.of("Authorization", basic(text(open, "user"), text(open, "password")));
            case "header" -> Map.of(text(open, "header"), text(open, "value"));
            case "oauth2" -> {
                String token = OauthToken.ask(open, reach);
                context.hide("connection " + open.name(), token);
                yield Map.of("Authorization", "Bearer " + token);
            }
            default -> throw broken(open, "auth");
        };
    }

    static String basic(String user, String password) {
        byte[] both = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(both);
    }

    static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    static String text(Connection connection, String field) throws NodeFailure {
        String text = connection.text(field);
        if (text == null) {
            throw broken(connection, field);
        }
        return text;
    }

    private static NodeFailure broken(Connection connection, String field) {
        return new NodeFailure(
                "CONNECTION_INVALID",
                "The connection '" + connection.name() + "' holds no usable '" + field + "': set it anew");
    }
}
