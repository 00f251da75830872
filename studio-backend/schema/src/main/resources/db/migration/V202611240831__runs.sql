-- The record of runs. JSON values are kept as json, not jsonb: jsonb would reorder keys and refuse \u0000.

create table definition (
    team_id     uuid        not null references team,
    hash        text        not null check (hash ~ '^[0-9a-f]{64}$'),
    flow        text        not null,
    title       text        not null,
    main        text        not null,
    files       json        not null,
    created_at  timestamptz not null default now(),
    primary key (team_id, hash)
);

comment on table definition is 'Sources of a flow by content hash; a run is pinned to one';

create table run (
    id                uuid        primary key default uuidv7(),
    team_id           uuid        not null references team,
    flow              text        not null,
    title             text        not null,
    hash              text        not null,
    engine            text        not null default 'cloud' check (engine in ('cloud', 'local')),
    state             text        not null default 'queued'
                      check (state in ('queued', 'running', 'paused', 'succeeded', 'failed', 'cancelled', 'parked')),
    asking            integer     not null default 0,
    inputs            json        not null,
    folders           json        not null default '{}',
    private_hosts     text[]      not null default '{}',
    kept              json        not null default '{}',
    output            json,
    error             json,
    rerun_of          uuid        references run,
    idempotency_key   text        check (length(idempotency_key) between 1 and 200),
    request_hash      text,
    created_at        timestamptz not null,
    started_at        timestamptz,
    ended_at          timestamptz,
    last_seq          bigint      not null default 0,
    pause_wanted      boolean     not null default false,
    cancel_wanted     boolean     not null default false,
    handed_at         timestamptz,
    workflow_id       text,
    foreign key (team_id, hash) references definition,
    unique (team_id, idempotency_key)
);

comment on column run.asking is 'number of open questions';
comment on column run.kept is 'settled results by path that this run takes over from the one it repeats';
comment on column run.handed_at is 'when the engine was last asked to start it; durable before the asking';

create index run_newest on run (team_id, id desc);
create index run_by_state on run (team_id, state, id desc);
create index run_by_flow on run (team_id, flow, id desc);
create index run_controlled on run (id) where (pause_wanted or cancel_wanted)
    and state not in ('succeeded', 'failed', 'cancelled');

create table run_event (
    run_id      uuid        not null references run on delete cascade,
    seq         bigint      not null check (seq > 0),
    team_id     uuid        not null references team,
    key         text        not null,
    at          timestamptz not null,
    kind        text        not null,
    path        text        not null,
    attempt     integer     not null,
    data        json        not null,
    primary key (run_id, seq),
    unique (run_id, key)
);

comment on table run_event is 'Append-only; seq has no gaps within a run, key names the fact so that it is written once';

-- Outbox: a run that still has to be handed to its engine.
create table run_start (
    run_id      uuid        primary key references run on delete cascade,
    team_id     uuid        not null references team,
    due_at      timestamptz not null,
    tries       integer     not null default 0,
    last_error  text
);

create index run_start_due on run_start (due_at);

-- A run that the engine has and that is not final: compared with the engine until both agree on the end.
create table run_watch (
    run_id      uuid        primary key references run on delete cascade,
    team_id     uuid        not null references team,
    due_at      timestamptz not null
);

create index run_watch_due on run_watch (due_at);

-- Every backend hears of new events and new work at commit.
create function announce_run_events() returns trigger language plpgsql as $$
begin
    perform pg_notify('run_events', new.id || ' ' || new.last_seq);
    return null;
end $$;

create trigger announce_run_events after insert or update of last_seq on run
    for each row execute function announce_run_events();

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'run_event is append-only';
end $$;

create trigger refuse_change before update on run_event
    for each row execute function refuse_change();
