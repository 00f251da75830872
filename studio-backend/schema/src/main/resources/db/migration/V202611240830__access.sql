-- Who may call: teams and their tokens. People, roles and sessions come with sign-in.

create table team (
    id          uuid        primary key default uuidv7(),
    name        text        not null unique check (name ~ '^[a-z][a-z0-9-]{0,62}$'),
    created_at  timestamptz not null default now()
);

insert into team (name) values ('default');

create table api_token (
    id          uuid        primary key default uuidv7(),
    team_id     uuid        not null references team,
    name        text        not null,
    hash        bytea       not null unique check (length(hash) = 32),
    scopes      text[]      not null,
    created_at  timestamptz not null default now(),
    expires_at  timestamptz,
    unique (team_id, name)
);

comment on column api_token.hash is 'SHA-256 of the token; the token itself is stored nowhere';
