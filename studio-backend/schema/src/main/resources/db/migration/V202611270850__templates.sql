-- Templates of a team: versions of flows without what identifies anybody, and the flows that were made of them.
-- Documents are json, not jsonb: jsonb would reorder keys and refuse \u0000.

create table template (
    id              uuid        primary key default uuidv7(),
    team_id         uuid        not null references team,
    flow_id         uuid,
    title           text        not null check (length(title) between 1 and 120),
    summary         text        not null check (length(summary) <= 2000),
    tags            text[]      not null,
    search_text     text        not null,
    author          text        not null,
    author_id       uuid        not null,
    last_version    integer     not null check (last_version > 0),
    created_at      timestamptz not null,
    changed_at      timestamptz not null,
    withdrawn_at    timestamptz,
    withdrawn_by    text,
    foreign key (team_id, flow_id) references flow (team_id, id) on delete set null (flow_id),
    check ((withdrawn_at is null) = (withdrawn_by is null)),
    unique (team_id, id)
);

comment on column template.flow_id is 'the flow that it follows; null once that is gone';
comment on column template.author_id is 'the person, or the token of a service; they withdraw it, and owners do';
comment on column template.search_text is 'title, summary, tags, author and node types, in small letters';

-- Publishing a flow again goes on with its template; a withdrawn one is never gone on with.
create unique index template_of_flow on template (team_id, flow_id) where flow_id is not null and withdrawn_at is null;
create index template_newest on template (team_id, changed_at desc, id) where withdrawn_at is null;
create index template_by_text on template using gin (search_text gin_trgm_ops);

create table template_version (
    template_id uuid        not null,
    number      integer     not null check (number > 0),
    team_id     uuid        not null,
    title       text        not null,
    summary     text        not null,
    tags        text[]      not null,
    note        text        not null check (length(note) <= 2000),
    hash        text        not null check (hash ~ '^[0-9a-f]{64}$'),
    name        text        not null,
    text        text        not null,
    files       json        not null,
    layout      json        not null,
    called      json        not null,
    needs       json        not null,
    left_out    json        not null,
    created_at  timestamptz not null,
    created_by  text        not null,
    primary key (template_id, number),
    foreign key (team_id, template_id) references template (team_id, id) on delete cascade
);

comment on column template_version.number is 'of the flow''s version that it was made of';
comment on column template_version.called is 'every version that it calls, at every depth, with its contents';
comment on column template_version.needs is 'node types, and secrets, connections and folders by name';
comment on column template_version.left_out is 'how many things of each kind were left out, and which were kept: never the things themselves';

create function refuse_template_change() returns trigger language plpgsql as $$
begin
    raise exception 'template_version is immutable';
end $$;

create trigger refuse_change before update on template_version
    for each row execute function refuse_template_change();

create table template_copy (
    flow_id     uuid        primary key,
    team_id     uuid        not null,
    template_id uuid        not null,
    number      integer     not null,
    created_at  timestamptz not null,
    created_by  text        not null,
    foreign key (team_id, flow_id) references flow (team_id, id) on delete cascade,
    foreign key (template_id, number) references template_version
);

comment on column template_copy.number is 'the version that it was made of or last took over: what a merge starts from';

create index template_copy_of on template_copy (team_id, template_id);
create index template_copy_version on template_copy (template_id, number);
