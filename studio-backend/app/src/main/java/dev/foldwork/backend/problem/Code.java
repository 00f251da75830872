package dev.foldwork.backend.problem;

/** Every kind of refusal with its HTTP status; the home of their meaning is protocol/errors.yaml. */
public enum Code {
    JSON_INVALID(400, "The body is not JSON"),
    REQUEST_INVALID(400, "The request is not complete"),
    LOGIN_PENDING(400, "Nobody has approved the login yet"),
    SLOW_DOWN(400, "The program asks too often"),
    LOGIN_DENIED(400, "The login was turned away"),
    LOGIN_EXPIRED(400, "The login has expired"),
    TOKEN_MISSING(401, "A token is needed"),
    TOKEN_INVALID(401, "The token is not valid"),
    SESSION_INVALID(401, "The session has ended"),
    SIGN_IN_FAILED(401, "Address or password is wrong"),
    SIGNATURE_INVALID(401, "The signature is not valid"),
    HOST_REFUSED(403, "This host name is not served"),
    ORIGIN_REFUSED(403, "Pages of this origin may not call"),
    ACCESS_DENIED(403, "The token does not allow this"),
    CSRF_REFUSED(403, "The page did not prove itself"),
    TEAM_MISSING(403, "You are a member of no team"),
    ROLE_MISSING(403, "Your role does not allow this"),
    NOT_FOUND(404, "There is nothing here"),
    RUN_UNKNOWN(404, "There is no such run"),
    SCHEDULE_UNKNOWN(404, "There is no such schedule"),
    WEBHOOK_UNKNOWN(404, "There is no such webhook"),
    FLOW_UNKNOWN(404, "There is no such flow"),
    NOTE_UNKNOWN(404, "There is no such note"),
    VERSION_UNKNOWN(404, "The flow has no such version"),
    INVITATION_UNKNOWN(404, "The link does not work"),
    SESSION_UNKNOWN(404, "There is no such session"),
    TOKEN_UNKNOWN(404, "There is no such token"),
    MEMBER_UNKNOWN(404, "There is no such member"),
    LOGIN_UNKNOWN(404, "Nothing waits for this code"),
    TEAM_UNKNOWN(404, "There is no such team"),
    IMPORT_UNKNOWN(404, "There is no such import"),
    RUNNER_UNKNOWN(404, "There is no such runner"),
    METHOD_NOT_ALLOWED(405, "This method is not offered here"),
    NOT_ACCEPTABLE(406, "This form of answer is not offered"),
    IDEMPOTENCY_CONFLICT(409, "The idempotency key was used for another start"),
    RUN_FINAL(409, "The run has ended"),
    RUN_NOT_FINAL(409, "The run has not ended"),
    RUN_NOT_UNSUCCESSFUL(409, "Only an unsuccessful run can be retried"),
    NOTES_FULL(409, "The run has as many notes as it may have"),
    WEBHOOK_PAUSED(409, "The webhook is paused"),
    QUESTION_NOT_OPEN(409, "The question is not open"),
    IMPORT_UNDECIDED(409, "The import needs decisions"),
    FLOW_NAME_TAKEN(409, "Another flow has this name"),
    FLOW_NAME_FIXED(409, "The name of a published flow is fixed"),
    FLOW_ARCHIVED(409, "The flow is archived"),
    FLOW_IN_USE(409, "Other flows call this one"),
    FLOW_NOT_PUBLISHED(409, "The flow has no version yet"),
    LAST_OWNER(409, "A team keeps an owner"),
    TOKEN_NAME_TAKEN(409, "Another token has this name"),
    TOKENS_TOO_MANY(409, "There are too many tokens"),
    INVITATIONS_TOO_MANY(409, "There are too many invitations"),
    ALREADY_MEMBER(409, "The person is a member already"),
    RUNNER_MISSING(409, "It is not clear which runner"),
    RUNNER_FULL(409, "The runner has too many runs before it"),
    RUNNER_CONNECTED(409, "The runner is connected"),
    RUNNERS_TOO_MANY(409, "There are too many runners"),
    DRAFT_CONFLICT(412, "Somebody else changed the draft"),
    BODY_TOO_LARGE(413, "The body is too large"),
    MEDIA_TYPE_UNSUPPORTED(415, "The body must be application/json"),
    ACCOUNT_INVALID(422, "The account cannot be made like this"),
    FLOW_INVALID(422, "The flow cannot run"),
    BUNDLE_REFUSED(422, "The bundle is damaged or hostile"),
    IMPORT_REFUSED(422, "Nothing can be made of this"),
    EXPORT_TOO_LARGE(422, "The bundle would be too large"),
    INPUT_INVALID(422, "The inputs do not fit the flow"),
    SCHEDULE_INVALID(422, "The times cannot be read"),
    SECRET_UNKNOWN(404, "There is no such secret"),
    SECRET_NAME_TAKEN(409, "Another secret has this name"),
    SECRETS_TOO_MANY(409, "There are too many secrets"),
    SECRET_IN_USE(409, "Flows use this secret"),
    CONNECTION_UNKNOWN(404, "There is no such connection"),
    CONNECTION_NAME_TAKEN(409, "Another connection has this name"),
    CONNECTIONS_TOO_MANY(409, "There are too many connections"),
    CONNECTION_IN_USE(409, "Flows use this connection"),
    CONNECTION_INVALID(422, "The fields do not fit the kind"),
    CONNECTION_MISSING(422, "A connection is missing"),
    CONNECTION_KIND(422, "A connection is of another kind"),
    SECRET_MISSING(422, "A secret is missing"),
    FOLDER_MISSING(422, "A folder is not granted"),
    ANSWER_INVALID(422, "The answer does not fit the question"),
    NODE_UNKNOWN(422, "The run has no such node"),
    RATE_LIMITED(429, "Too many requests"),
    PATCH_REFUSED(422, "The patch does not fit"),
    REVISION_MISSING(428, "The revision that is changed must be named"),
    INTERNAL_ERROR(500, "Something went wrong here"),
    WEBHOOK_RUN_FAILED(502, "The run did not succeed"),
    CLOUD_UNREACHABLE(503, "The cloud engine does not answer"),
    DATABASE_UNREACHABLE(503, "The database does not answer");

    private final int status;
    private final String title;

    Code(int status, String title) {
        this.status = status;
        this.title = title;
    }

    /** Returns the HTTP status. */
    public int status() {
        return status;
    }

    /** Returns a short sentence for people. */
    public String title() {
        return title;
    }
}
