-- Who did what: written in the transaction of the deed where people and their rights are concerned, behind it elsewhere.

create table audit_event (
    id              uuid        primary key default uuidv7(),
    team_id         uuid        not null references team,
    at              timestamptz not null,
    person_id       uuid,
    name            text        not null,
    via             text        not null check (via in ('session', 'token', 'link', 'password')),
    via_id          uuid,
    action          text        not null check (length(action) between 1 and 200),
    subject         text        not null check (length(subject) <= 200),
    detail          text        not null check (length(detail) <= 200)
);

comment on table audit_event is 'Append-only. Holds ids, roles and scopes; no inputs, outputs, texts or secrets';
comment on column audit_event.person_id is 'no foreign key: what somebody did stays when the account is gone';
comment on column audit_event.via_id is 'the session or token; it may have ended since';

create index audit_event_newest on audit_event (team_id, id desc);

create function refuse_audit_change() returns trigger language plpgsql as $$
begin
    raise exception 'audit_event is append-only';
end $$;

create trigger refuse_change before update or delete on audit_event
    for each row execute function refuse_audit_change();

create trigger refuse_truncate before truncate on audit_event
    for each statement execute function refuse_audit_change();

alter table api_token add column last_used_at timestamptz;

comment on column api_token.last_used_at is 'to the minute';
