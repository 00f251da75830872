package dev.foldwork.backend.people;

import dev.foldwork.backend.access.Caller;
import dev.foldwork.backend.access.Session;
import dev.foldwork.backend.problem.ApiProblem;
import dev.foldwork.backend.problem.Code;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;

/** Reads what requests about people have in common. */
final class Requests {

    private Requests() {}

    /** Returns where a request came from; what proxies say of it is not believed. */
    static Session.Origin origin(HttpServletRequest request) {
        String agent = request.getHeader("User-Agent");
        return new Session.Origin(agent == null ? "" : agent, request.getRemoteAddr());
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

    static ApiProblem unknown(String id, Code code) {
        return new ApiProblem(code, code.title() + ": " + id + ".");
    }
}
