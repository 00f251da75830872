package dev.foldwork.backend.runner;

import dev.foldwork.backend.access.Caller;
import dev.foldwork.backend.access.Needs;
import dev.foldwork.backend.access.Role;
import dev.foldwork.backend.access.Scope;
import dev.foldwork.backend.problem.ApiProblem;
import dev.foldwork.backend.problem.Code;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.socket.server.support.DefaultHandshakeHandler;

/**
 * Where runners dial in. The upgrade is a handler like any other, so that the same door and the same check of scope and
 * role stand before it.
 */
@RestController
class ConnectController {

    private static final int MOST_CONNECTIONS = 100;

    private final DefaultHandshakeHandler handshake = new DefaultHandshakeHandler();
    private final RunnerDoor door;

    ConnectController(RunnerDoor door) {
        this.door = door;
    }

    /** Opens a WebSocket, or says to a plain request that one may be opened. */
    @GetMapping("/api/v1/runner/connect")
    @Needs(value = Scope.RUNNER, role = Role.RUNNER)
    @Nullable
    Map<String, @Nullable Object> connect(Caller caller, HttpServletRequest request, HttpServletResponse response) {
        if (!"websocket".equalsIgnoreCase(request.getHeader("Upgrade"))) {
            var json = new HashMap<String, @Nullable Object>();
            json.put("protocol", 1L);
            return json;
        }
        if (!(caller.credential() instanceof Caller.Credential.OfToken)) {
            throw new ApiProblem(Code.ACCESS_DENIED, "A runner connects with a token, not with a session.");
        }
        if (door.count(caller.team()) >= MOST_CONNECTIONS) {
            throw new ApiProblem(
                    Code.RUNNERS_TOO_MANY, "The team has " + MOST_CONNECTIONS + " connections of runners.");
        }
        var attributes = new HashMap<String, Object>();
        attributes.put(RunnerDoor.CALLER, caller);
        handshake.doHandshake(
                new ServletServerHttpRequest(request), new ServletServerHttpResponse(response), door, attributes);
        return null;
    }
}
