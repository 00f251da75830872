-- Failed sign-ins, counted until they are written down; where people sign in from; and an end of the audit trail.

create table sign_in_failure (
    id          uuid        primary key default uuidv7(),
    team_id     uuid        not null references team,
    person_id   uuid        references person on delete cascade,
    via         text        not null check (via in ('password', 'oidc')),
    address     text        not null check (length(address) <= 100),
    count       integer     not null,
    since       timestamptz not null,
    unique nulls not distinct (team_id, person_id, via)
);

comment on column sign_in_failure.person_id is 'null: nobody has the address that was tried';
comment on column sign_in_failure.address is 'where the last try came from';

create index sign_in_failure_old on sign_in_failure (since);

create table sign_in_place (
    person_id   uuid        not null references person on delete cascade,
    place       bytea       not null check (length(place) = 32),
    used_at     timestamptz not null,
    primary key (person_id, place)
);

comment on table sign_in_place is 'where a person has signed in from: others who fail elsewhere do not count against tries from there';
comment on column sign_in_place.place is 'SHA-256 of the address, of an IPv6 address only the network';

create index sign_in_place_old on sign_in_place (used_at);

create index audit_event_old on audit_event (at);

create or replace function refuse_audit_change() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' then
        if old.at < now() - interval '30 days' and current_setting('foldwork.audit_retention', true) = 'on' then
            return old;
        end if;
    end if;
    raise exception 'audit_event is append-only';
end $$;
