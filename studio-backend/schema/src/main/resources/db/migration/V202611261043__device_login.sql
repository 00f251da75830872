-- Signing in a program on another machine: it shows a short code, a person approves it in a session (after RFC 8628).

create table device_login (
    id              uuid        primary key default uuidv7(),
    device_hash     bytea       not null unique check (length(device_hash) = 32),
    user_hash       bytea       not null unique check (length(user_hash) = 32),
    client          text        not null check (length(client) between 1 and 120),
    scopes          text[]      not null,
    address         text        not null check (length(address) <= 100),
    created_at      timestamptz not null,
    expires_at      timestamptz not null,
    pause_seconds   integer     not null,
    asked_at        timestamptz,
    state           text        not null default 'open' check (state in ('open', 'approved', 'denied')),
    team_id         uuid,
    person_id       uuid,
    check ((state = 'approved') = (person_id is not null and team_id is not null)),
    foreign key (team_id, person_id) references membership on delete cascade
);

comment on column device_login.device_hash is 'SHA-256 of what the program asks with';
comment on column device_login.user_hash is 'SHA-256 of the short code; it opens nothing without a session';
comment on column device_login.pause_seconds is 'how long the program has to wait between asking; grows when it does not';

create index device_login_old on device_login (expires_at);

alter table audit_event
    drop constraint audit_event_via_check,
    add constraint audit_event_via_check check (via in ('session', 'token', 'link', 'password', 'device'));
