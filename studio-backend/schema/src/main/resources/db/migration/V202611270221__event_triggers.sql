-- Flows that are started when something happens in the team.

alter table run add column trigger_depth integer not null default 0 check (trigger_depth >= 0);

comment on column run.trigger_depth is 'how many event triggers, one behind the other, led to this run';

create table event_trigger (
    id              uuid        primary key default uuidv7(),
    team_id         uuid        not null references team,
    name            text        not null check (length(name) between 1 and 120),
    hash            text,
    flow_id         uuid,
    version         integer     check (version > 0),
    engine          text        not null check (engine in ('cloud', 'local')),
    runner_id       uuid        references runner on delete set null,
    inputs          json        not null,
    folders         json        not null,
    private_hosts   text[]      not null,
    kind            text        not null check (kind in ('run_ended', 'version_published', 'posted')),
    watched_flow_id uuid,
    states          text[]      not null default '{}',
    type            text,
    filter          text        check (length(filter) between 1 and 2000),
    event_input     text,
    paused          boolean     not null default false,
    created_at      timestamptz not null,
    updated_at      timestamptz not null,
    foreign key (team_id, hash) references definition,
    foreign key (team_id, flow_id) references flow (team_id, id),
    foreign key (team_id, watched_flow_id) references flow (team_id, id),
    check ((hash is null) <> (flow_id is null)),
    check (version is null or flow_id is not null),
    check (runner_id is null or engine = 'local'),
    check ((kind = 'posted') = (type is not null)),
    check (watched_flow_id is null or kind <> 'posted'),
    unique (team_id, id)
);

comment on column event_trigger.watched_flow_id is 'the stored flow whose runs or versions it waits for; null: any';
comment on column event_trigger.states is 'the ends of runs it waits for; empty: any';
comment on column event_trigger.filter is 'an expression that must be true of the event';
comment on column event_trigger.event_input is 'the input that gets the whole event; null: the members of its data are the inputs';

create index event_trigger_waiting on event_trigger (team_id, kind) where not paused;
create index event_trigger_of_flow on event_trigger (team_id, flow_id) where flow_id is not null;
create index event_trigger_watching on event_trigger (team_id, watched_flow_id) where watched_flow_id is not null;
create index event_trigger_of_runner on event_trigger (runner_id) where runner_id is not null;

-- What happened; written in the transaction in which it happens, an outbox until it has been looked after.
create table team_event (
    id              uuid        primary key default uuidv7(),
    team_id         uuid        not null references team,
    kind            text        not null check (kind in ('run_ended', 'version_published', 'posted')),
    type            text        not null check (length(type) between 1 and 100),
    flow_id         uuid,
    state           text,
    run_id          uuid        references run on delete set null,
    data            json        not null,
    depth           integer     not null check (depth >= 0),
    key             text        check (length(key) between 1 and 200),
    request_hash    text,
    at              timestamptz not null,
    due_at          timestamptz,
    tries           integer     not null default 0,
    unique (team_id, key),
    unique (team_id, id)
);

comment on column team_event.flow_id is 'the stored flow it is about; the flow may be gone';
comment on column team_event.run_id is 'the run that ended';
comment on column team_event.depth is 'how many event triggers, one behind the other, led to it';
comment on column team_event.due_at is 'when it is to be looked after; null once it has been';

create index team_event_due on team_event (due_at, id) where due_at is not null;
create index team_event_run on team_event (run_id) where run_id is not null;
create index team_event_old on team_event (at);

-- What became of an event; the primary key is what makes it start one run of a trigger.
create table event_fire (
    trigger_id      uuid        not null,
    event_id        uuid        not null,
    team_id         uuid        not null,
    at              timestamptz not null,
    outcome         text        not null check (outcome in ('started', 'failed', 'refused')),
    run_id          uuid        references run on delete set null,
    reason          text,
    primary key (trigger_id, event_id),
    foreign key (team_id, trigger_id) references event_trigger (team_id, id) on delete cascade,
    foreign key (team_id, event_id) references team_event (team_id, id) on delete cascade
);

create index event_fire_of on event_fire (event_id);
create index event_fire_run on event_fire (run_id) where run_id is not null;
