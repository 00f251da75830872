-- What somebody wants to import: the bytes are kept until it is decided what becomes of them, at most a day.

create table import_source (
    id          uuid        primary key default uuidv7(),
    team_id     uuid        not null references team,
    name        text        not null check (length(name) between 1 and 200),
    content     bytea       not null,
    by          text        not null,
    created_at  timestamptz not null
);

create index import_source_of on import_source (team_id, created_at);
