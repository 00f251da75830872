-- Connections of teams: what may be read, and what is sealed like secrets.

create table connection (
    id           uuid        primary key,
    team_id      uuid        not null references team,
    name         text        not null check (name ~ '^[A-Za-z_][A-Za-z0-9_]{0,99}$'),
    kind         text        not null check (kind ~ '^[a-z][a-z0-9_]{0,62}$'),
    fields       json        not null,
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

comment on column connection.fields is 'what may be read; the kind says which fields are secret and stand in sealed';
comment on column connection.sealed is 'the secret fields as JSON, sealed like secret.sealed; bound to team, id, version, kind and fields';
comment on column connection.version is 'counts the values it has had';
comment on column connection.used_at is 'when a node last got it, to a minute';
