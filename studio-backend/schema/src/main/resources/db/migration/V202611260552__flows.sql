-- Flows: one draft that people change, and versions that nobody can change.
-- Layouts and patches are json, not jsonb: jsonb would reorder keys and refuse \u0000.

create extension if not exists pg_trgm;

create table flow (
    id                uuid        primary key default uuidv7(),
    team_id           uuid        not null references team,
    name              text        not null check (name ~ '^[a-z][a-z0-9_]{0,62}$'),
    title             text        not null,
    folder            text        not null default '',
    tags              text[]      not null default '{}',
    node_types        text[]      not null default '{}',
    uses              text[]      not null default '{}',
    search_text       text        not null,
    draft_text        text        not null,
    draft_files       json        not null default '{}',
    draft_revision    bigint      not null default 1,
    layout            json        not null default '{}',
    layout_revision   bigint      not null default 1,
    last_version      integer     not null default 0,
    created_at        timestamptz not null,
    created_by        text        not null,
    changed_at        timestamptz not null,
    changed_by        text        not null,
    archived_at       timestamptz,
    unique (team_id, name),
    unique (team_id, id)
);

comment on column flow.draft_text is 'The truth: YAML as written, comments included; name to search_text are drawn from it';
comment on column flow.name is 'What uses: team/name@N names; fixed once a version is published';
comment on column flow.uses is 'name@version of each pinned flow that the draft calls';

create index flow_newest on flow (team_id, changed_at desc, id);
create index flow_by_folder on flow (team_id, folder text_pattern_ops);
create index flow_by_uses on flow using gin (uses);
create index flow_by_text on flow using gin (search_text gin_trgm_ops);

create table flow_version (
    flow_id     uuid        not null,
    number      integer     not null check (number > 0),
    team_id     uuid        not null,
    title       text        not null,
    note        text        not null check (length(note) <= 2000),
    hash        text        not null check (hash ~ '^[0-9a-f]{64}$'),
    source_hash text        not null check (source_hash ~ '^[0-9a-f]{64}$'),
    text        text        not null,
    files       json        not null,
    layout      json        not null,
    uses        text[]      not null,
    revision    bigint      not null,
    created_at  timestamptz not null,
    created_by  text        not null,
    primary key (flow_id, number),
    foreign key (team_id, flow_id) references flow (team_id, id) on delete cascade
);

comment on column flow_version.hash is 'Of what it means, as in foldwork.lock; layout and comments play no part';
comment on column flow_version.source_hash is 'Of text, files and layout as written';
comment on column flow_version.revision is 'The draft''s revision that was published';

-- Which version calls which: keeps a called version from being deleted.
create table flow_pin (
    flow_id      uuid    not null,
    number       integer not null,
    used_flow_id uuid    not null,
    used_number  integer not null,
    team_id      uuid    not null references team,
    primary key (flow_id, number, used_flow_id, used_number),
    foreign key (flow_id, number) references flow_version on delete cascade,
    foreign key (used_flow_id, used_number) references flow_version
);

create index flow_pin_used on flow_pin (used_flow_id, used_number);

-- What was changed in a draft: tells a refused writer who and what, and takes a change back.
create table flow_change (
    flow_id     uuid        not null,
    part        text        not null check (part in ('logic', 'layout')),
    revision    bigint      not null,
    team_id     uuid        not null,
    at          timestamptz not null,
    by          text        not null,
    paths       text[]      not null,
    undo        json        not null,
    primary key (flow_id, part, revision),
    foreign key (team_id, flow_id) references flow (team_id, id) on delete cascade
);

comment on column flow_change.undo is 'The body that takes this change back; kept for the last 1,000 of each part';

create function refuse_version_change() returns trigger language plpgsql as $$
begin
    raise exception 'flow_version is immutable';
end $$;

create trigger refuse_change before update on flow_version
    for each row execute function refuse_version_change();
