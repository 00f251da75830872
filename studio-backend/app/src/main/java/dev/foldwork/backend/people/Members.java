package dev.foldwork.backend.people;

import dev.foldwork.backend.access.Caller;
import dev.foldwork.backend.access.Role;
import dev.foldwork.backend.access.Sessions;
import dev.foldwork.backend.audit.Audit;
import dev.foldwork.backend.audit.Deed;
import dev.foldwork.backend.problem.ApiProblem;
import dev.foldwork.backend.problem.Code;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who is in a team and may do what. A team that has an owner keeps one. Thread-safe. */
@Component
class Members {

    private final MemberStore store;
    private final InvitationStore invitations;
    private final Sessions sessions;
    private final Audit audit;
    private final DSLContext database;

    Members(MemberStore store, InvitationStore invitations, Sessions sessions, Audit audit, DSLContext database) {
        this.store = store;
        this.invitations = invitations;
        this.sessions = sessions;
        this.audit = audit;
        this.database = database;
    }

    List<Member> list(UUID team, int limit, @Nullable UUID after) {
        return store.list(team, limit, after);
    }

    /**
     * Gives a member another role, from the next request on; sessions get other cookies.
     *
     * @throws ApiProblem MEMBER_UNKNOWN, LAST_OWNER
     */
    Member role(Caller caller, UUID person, Role role) {
        return database.transactionResult(transaction -> {
            DSLContext dsl = transaction.dsl();
            Member member = held(dsl, caller.team(), person);
            if (role != Role.OWNER) {
                keepAnOwner(dsl, caller.team(), member);
                invitations.deleteOf(dsl, caller.team(), person);
            }
            store.role(dsl, caller.team(), person, role);
            sessions.rotate(dsl, caller.team(), person);
            String change = member.role().wire() + " to " + role.wire();
            audit.write(dsl, Deed.of(caller, "member.role_changed", person.toString(), change));
            return new Member(person, member.email(), member.name(), role, member.joinedAt(), member.providers());
        });
    }

    /**
     * Ends a membership with its sessions, tokens and open invitations.
     *
     * @throws ApiProblem MEMBER_UNKNOWN, LAST_OWNER
     */
    void remove(Caller caller, UUID person) {
        database.transaction(transaction -> {
            DSLContext dsl = transaction.dsl();
            Member member = held(dsl, caller.team(), person);
            keepAnOwner(dsl, caller.team(), member);
            invitations.deleteOf(dsl, caller.team(), person);
            store.remove(dsl, caller.team(), person);
            String action = person.equals(caller.person()) ? "member.left" : "member.removed";
            audit.write(
                    dsl,
                    Deed.of(caller, action, person.toString(), member.role().wire()));
        });
    }

    private Member held(DSLContext transaction, UUID team, UUID person) {
        store.hold(transaction, team);
        return store.find(transaction, team, person)
                .orElseThrow(() -> Requests.unknown(person.toString(), Code.MEMBER_UNKNOWN));
    }

    private void keepAnOwner(DSLContext transaction, UUID team, Member member) {
        if (member.role() == Role.OWNER && !store.hasOtherOwner(transaction, team, member.person())) {
            throw new ApiProblem(
                    Code.LAST_OWNER,
                    member.name() + " is the only owner of the team. Make somebody else an owner first.");
        }
    }
}
