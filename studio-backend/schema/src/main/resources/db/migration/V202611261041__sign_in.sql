-- Sign-in: passwords, sessions, the links that let people in, and how often somebody may try.

alter table person add column password_hash text;

comment on column person.password_hash is 'Argon2id in its usual text form; null: nobody can sign in with a password';

create table session (
    id              uuid        primary key default uuidv7(),
    hash            bytea       not null unique check (length(hash) = 32),
    previous_hash   bytea       unique check (length(previous_hash) = 32),
    previous_until  timestamptz,
    rotate          boolean     not null default false,
    team_id         uuid        not null,
    person_id       uuid        not null,
    agent           text        not null check (length(agent) <= 200),
    address         text        not null check (length(address) <= 100),
    created_at      timestamptz not null,
    seen_at         timestamptz not null,
    expires_at      timestamptz not null,
    foreign key (team_id, person_id) references membership on delete cascade
);

comment on column session.hash is 'SHA-256 of the cookie; the cookie itself is stored nowhere';
comment on column session.previous_hash is 'of the cookie before the last rotation, which requests under way may still carry until previous_until';
comment on column session.rotate is 'the next request gets another cookie';

create index session_of on session (person_id);
create index session_old on session (expires_at);

create table invitation (
    id          uuid        primary key default uuidv7(),
    team_id     uuid        not null references team,
    hash        bytea       not null unique check (length(hash) = 32),
    role        text        not null check (role in ('viewer', 'runner', 'editor', 'owner')),
    setup       boolean     not null default false,
    invited_by  uuid        references person on delete set null,
    created_at  timestamptz not null,
    expires_at  timestamptz not null,
    used_at     timestamptz,
    used_by     uuid        references person on delete set null,
    unique (team_id, id)
);

comment on column invitation.hash is 'SHA-256 of the code in the link; the code itself is stored nowhere';
comment on column invitation.setup is 'the link of a first start, which nobody wrote';

-- How often something was tried, by a hash of what is counted.
create table attempt (
    key         bytea       primary key check (length(key) = 32),
    count       integer     not null,
    since       timestamptz not null
);

create index attempt_old on attempt (since);
