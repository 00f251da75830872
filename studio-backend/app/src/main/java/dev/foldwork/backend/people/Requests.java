package dev.foldwork.backend.people;

import dev.foldwork.backend.access.Caller;
import dev.foldwork.backend.access.ClientAddress;
import dev.foldwork.backend.access.Role;
import dev.foldwork.backend.access.Scope;
import dev.foldwork.backend.access.Session;
import dev.foldwork.backend.problem.ApiProblem;
import dev.foldwork.backend.problem.Code;
import dev.foldwork.backend.wire.Fields;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;

/** Reads what requests about people have in common. */
final class Requests {

    private static final Set<Scope> FOR_TOKENS = EnumSet.of(
            Scope.ADMIN, Scope.FLOWS_READ, Scope.FLOWS_WRITE, Scope.RUNS_READ, Scope.RUNS_WRITE, Scope.RUNNER);

    private static final int LONGEST_NAME = 120;

    private Requests() {}

    /** Returns where a request came from; of proxies only those count that the settings name. */
    static Session.Origin origin(HttpServletRequest request) {
        String agent = request.getHeader("User-Agent");
        return new Session.Origin(agent == null ? "" : agent, ClientAddress.of(request));
    }

    /** Returns the person who calls; only people have the scope that leads here. */
    static UUID person(Caller caller) {
        UUID person = caller.person();
        if (person == null) {
            throw new ApiProblem(Code.ACCESS_DENIED, "Only a person can do this.");
        }
        return person;
    }

    /** Returns an id of a path; what cannot be an id names nothing. */
    static UUID id(String text, Code unknown) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException malformed) {
            throw unknown(text, unknown);
        }
    }

    static Role role(Fields fields) {
        String role = fields.text("role");
        return Arrays.stream(Role.values())
                .filter(each -> each.wire().equals(role))
                .findFirst()
                .orElseThrow(() -> ApiProblem.field("role", "viewer, runner, editor or owner"));
    }

    static int days(Fields fields, int most, int usual) {
        Long days = fields.optionalWhole("days");
        if (days != null && (days < 1 || days > most)) {
            throw ApiProblem.field("days", "a whole number from 1 to " + most);
        }
        return days == null ? usual : days.intValue();
    }

    static String name(Fields fields) {
        return name(fields, LONGEST_NAME);
    }

    static String name(Fields fields, int longest) {
        String name = fields.text("name").strip();
        if (!name.matches("[^\\p{Cntrl}]{1," + longest + "}")) {
            throw ApiProblem.field("name", "a text of 1 to " + longest + " characters on one line");
        }
        return name;
    }

    /** Returns what a person may give a token; never what only sign-in or a worker has. */
    static Set<Scope> scopes(Fields fields) {
        var scopes = EnumSet.noneOf(Scope.class);
        for (String wire : fields.textList("scopes")) {
            scopes.add(FOR_TOKENS.stream()
                    .filter(each -> each.wire().equals(wire))
                    .findFirst()
                    .orElseThrow(Requests::scopesWanted));
        }
        if (scopes.isEmpty()) {
            throw scopesWanted();
        }
        return scopes;
    }

    private static ApiProblem scopesWanted() {
        return ApiProblem.field("scopes", "a list of admin, flows:read, flows:write, runs:read, runs:write");
    }

    static ApiProblem unknown(String id, Code code) {
        return new ApiProblem(code, code.title() + ": " + id + ".");
    }
}
