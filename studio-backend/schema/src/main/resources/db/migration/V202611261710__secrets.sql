-- Secrets of teams: a key of each team seals them, and a master key outside of the database seals that one.

create table team_key (
    team_id     uuid        not null references team,
    version     integer     not null check (version > 0),
    master_key  text        not null,
    sealed      bytea       not null,
    created_at  timestamptz not null,
    primary key (team_id, version)
);

comment on column team_key.master_key is 'id of the key in the key file that seals it';
comment on column team_key.sealed is 'AES-256-GCM: 12 bytes of nonce, the key, 16 bytes of tag; bound to team and version';

create table secret (
    id           uuid        primary key,
    team_id      uuid        not null references team,
    name         text        not null check (name ~ '^[A-Za-z_][A-Za-z0-9_]{0,99}$'),
    note         text        not null default '' check (length(note) <= 500),
    version      integer     not null check (version > 0),
    key_version  integer     not null,
    sealed       bytea       not null,
    created_at   timestamptz not null,
    set_at       timestamptz not null,
    set_by       text        not null,
    used_at      timestamptz,
    unique (team_id, name),
    foreign key (team_id, key_version) references team_key
);

comment on column secret.sealed is 'like team_key.sealed; bound to team, id and version';
comment on column secret.version is 'counts the values it has had';
comment on column secret.used_at is 'when a node last got it, to a minute';
