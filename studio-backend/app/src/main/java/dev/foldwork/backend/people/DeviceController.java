package dev.foldwork.backend.people;

import dev.foldwork.backend.access.Caller;
import dev.foldwork.backend.access.Needs;
import dev.foldwork.backend.access.Role;
import dev.foldwork.backend.access.Scope;
import dev.foldwork.backend.audit.SelfAudited;
import dev.foldwork.backend.people.DeviceLogins.Asked;
import dev.foldwork.backend.problem.ApiProblem;
import dev.foldwork.backend.problem.Code;
import dev.foldwork.backend.settings.BackendSettings;
import dev.foldwork.backend.wire.Fields;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Signs in programs, after RFC 8628 with bodies in JSON. */
@RestController
@SelfAudited
@RequestMapping("/api/v1/device")
class DeviceController {

    /** Leaves room for what tells two tokens of one machine apart. */
    private static final int LONGEST_NAME = 100;

    private final DeviceLogins logins;
    private final BackendSettings settings;

    DeviceController(DeviceLogins logins, BackendSettings settings) {
        this.logins = logins;
        this.settings = settings;
    }

    /** Open to everybody; what comes of it opens nothing until a person approves. */
    @PostMapping("/authorization")
    Map<String, @Nullable Object> begin(@RequestBody Map<String, @Nullable Object> body, HttpServletRequest request) {
        Fields fields = Fields.of(body, "name", "scopes");
        Set<Scope> scopes = body.get("scopes") == null ? Set.of(Scope.ADMIN) : Requests.scopes(fields);
        String name = Requests.name(fields, LONGEST_NAME);
        DeviceLogins.Begun begun =
                logins.begin(name, scopes, Requests.origin(request).address());
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("deviceCode", begun.deviceCode());
        json.put("userCode", begun.userCode());
        json.put("verificationUri", settings.url() + "/device");
        json.put("verificationUriComplete", settings.url() + "/device#" + begun.userCode());
        json.put("expiresIn", DeviceLogins.WORKS.toSeconds());
        json.put("interval", (long) DeviceLogins.PAUSE_SECONDS);
        return json;
    }

    /** Open to everybody; the device code is what the caller has for a token. */
    @PostMapping("/token")
    Map<String, @Nullable Object> token(@RequestBody Map<String, @Nullable Object> body) {
        return switch (logins.ask(Fields.of(body, "deviceCode").text("deviceCode"))) {
            case Asked.Pending() -> throw new ApiProblem(Code.LOGIN_PENDING, "Nobody has approved it yet.");
            case Asked.TooSoon(int pause) -> throw tooSoon(pause);
            case Asked.Denied() -> throw new ApiProblem(Code.LOGIN_DENIED, "The login was turned away.");
            case Asked.Gone() ->
                throw new ApiProblem(Code.LOGIN_EXPIRED, "The code has expired or was used. Begin anew.");
            case Asked.Approved(var made) -> {
                var json =
                        new LinkedHashMap<String, @Nullable Object>(made.token().toJson());
                json.put("token", made.secret());
                yield json;
            }
        };
    }

    private static ApiProblem tooSoon(int pause) {
        return new ApiProblem(
                Code.SLOW_DOWN, "Ask every " + pause + " s only.", List.of(), Map.of("interval", (long) pause));
    }

    @GetMapping("/logins/{code}")
    @Needs(value = Scope.ACCOUNT, role = Role.VIEWER)
    Map<String, @Nullable Object> look(Caller caller, @PathVariable String code) {
        return logins.look(caller, code).toJson();
    }

    @PostMapping("/logins/{code}/approve")
    @Needs(value = Scope.ACCOUNT, role = Role.VIEWER)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void approve(Caller caller, @PathVariable String code) {
        logins.approve(caller, code);
    }

    @PostMapping("/logins/{code}/deny")
    @Needs(value = Scope.ACCOUNT, role = Role.VIEWER)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void deny(Caller caller, @PathVariable String code) {
        logins.deny(caller, code);
    }
}
