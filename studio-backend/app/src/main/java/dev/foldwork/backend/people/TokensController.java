package dev.foldwork.backend.people;

import dev.foldwork.backend.access.Caller;
import dev.foldwork.backend.access.Needs;
import dev.foldwork.backend.access.PersonalToken;
import dev.foldwork.backend.access.PersonalTokens;
import dev.foldwork.backend.access.Role;
import dev.foldwork.backend.access.Scope;
import dev.foldwork.backend.audit.SelfAudited;
import dev.foldwork.backend.problem.Code;
import dev.foldwork.backend.wire.Fields;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The caller's own tokens in the team of the session; a token can make no other. */
@RestController
@SelfAudited
@RequestMapping("/api/v1/tokens")
class TokensController {

    private static final int USUAL_DAYS = 90;
    private static final int MOST_DAYS = 366;

    private final OwnTokens tokens;

    TokensController(OwnTokens tokens) {
        this.tokens = tokens;
    }

    @PostMapping
    @Needs(value = Scope.ACCOUNT, role = Role.VIEWER)
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, @Nullable Object> make(Caller caller, @RequestBody Map<String, @Nullable Object> body) {
        Fields fields = Fields.of(body, "name", "scopes", "days");
        int days = Requests.days(fields, MOST_DAYS, USUAL_DAYS);
        PersonalTokens.Made made =
                tokens.make(caller, Requests.name(fields), Requests.scopes(fields), Duration.ofDays(days));
        var json = new LinkedHashMap<String, @Nullable Object>(made.token().toJson());
        json.put("token", made.secret());
        return json;
    }

    @GetMapping
    @Needs(value = Scope.ACCOUNT, role = Role.VIEWER)
    Map<String, @Nullable Object> list(Caller caller) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put(
                "tokens",
                tokens.list(caller).stream().map(PersonalToken::toJson).toList());
        return json;
    }

    @DeleteMapping("/{token}")
    @Needs(value = Scope.ACCOUNT, role = Role.VIEWER)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(Caller caller, @PathVariable String token) {
        tokens.revoke(caller, Requests.id(token, Code.TOKEN_UNKNOWN));
    }
}
