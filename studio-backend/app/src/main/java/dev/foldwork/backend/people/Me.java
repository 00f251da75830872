package dev.foldwork.backend.people;

import dev.foldwork.backend.access.Caller;
import dev.foldwork.backend.access.Caller.Credential;
import dev.foldwork.backend.access.Sessions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells callers who they are. Thread-safe. */
@Component
class Me {

    private final PersonStore people;
    private final IdentityStore identities;

    Me(PersonStore people, IdentityStore identities) {
        this.people = people;
        this.identities = identities;
    }

    Map<String, @Nullable Object> of(Caller caller) {
        var json = person(caller.person(), caller.team());
        json.put("name", caller.name());
        json.put("role", caller.role().wire());
        json.put(
                "scopes",
                caller.scopes().stream().map(scope -> scope.wire()).sorted().toList());
        switch (caller.credential()) {
            case Credential.OfSession session -> {
                json.put("session", session.id().toString());
                json.put("csrf", session.csrf());
            }
            case Credential.OfToken ignored -> {
                json.put("session", null);
                json.put("csrf", null);
            }
        }
        return json;
    }

    /** Tells of a session that has just begun. */
    Map<String, @Nullable Object> of(Sessions.Begun begun) {
        UUID team = begun.session().team();
        var json = person(begun.session().person(), team);
        json.put("session", begun.session().id().toString());
        json.put("csrf", begun.csrf());
        return json;
    }

    private Map<String, @Nullable Object> person(@Nullable UUID id, UUID team) {
        Person person = id == null ? null : people.byId(id).orElse(null);
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("person", person == null ? null : Map.of("id", person.id().toString(), "email", person.email()));
        json.put("name", person == null ? null : person.name());
        json.put("team", Map.of("id", team.toString(), "name", people.teamName(team)));
        List<Membership> teams = person == null ? List.of() : people.memberships(person.id());
        json.put("teams", teams.stream().map(Membership::toJson).toList());
        List<Identity> linked = person == null ? List.of() : identities.list(person.id());
        json.put("identities", linked.stream().map(Identity::toJson).toList());
        teams.stream()
                .filter(each -> each.team().equals(team))
                .findFirst()
                .ifPresent(own -> json.put("role", own.role().wire()));
        return json;
    }
}
