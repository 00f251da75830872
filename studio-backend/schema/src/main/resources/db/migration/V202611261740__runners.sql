-- Runners: programs on people's computers that work on runs of a team, and what is on its way to them.

create table runner (
    id          uuid        primary key default uuidv7(),
    team_id     uuid        not null references team,
    instance    uuid        not null,
    person_id   uuid        references person,
    name        text        not null check (length(name) between 1 and 100),
    version     text        not null check (length(version) between 1 and 100),
    folders     text[]      not null default '{}',
    created_at  timestamptz not null,
    seen_at     timestamptz not null,
    connection  uuid,
    unique nulls not distinct (team_id, instance, person_id)
);

comment on column runner.instance is 'made by the program and kept beside its journal: the same one comes back under it';
comment on column runner.person_id is 'whose token it came with; null for one of a service';
comment on column runner.connection is 'the connection that counts; whatever another one says is too late';

create index runner_of on runner (team_id, id);

alter table run add column runner_id uuid references runner on delete set null;

create index run_of_runner on run (runner_id) where runner_id is not null;
create index run_open_of_runner on run (runner_id, id)
    where runner_id is not null and state not in ('succeeded', 'failed', 'cancelled');

-- Outbox: a run that its runner has not taken yet.
create table run_offer (
    run_id      uuid        primary key references run on delete cascade,
    team_id     uuid        not null references team,
    runner_id   uuid        not null references runner on delete cascade,
    created_at  timestamptz not null
);

create index run_offer_of on run_offer (runner_id, run_id);

-- Outbox: what people want of a run that its runner works on, until it has done so.
create table run_request (
    id          bigint      primary key generated always as identity,
    run_id      uuid        not null references run on delete cascade,
    team_id     uuid        not null references team,
    runner_id   uuid        not null references runner on delete cascade,
    verb        text        not null check (verb in ('cancel', 'pause', 'resume', 'answer')),
    data        json        not null default '{}',
    created_at  timestamptz not null
);

create index run_request_of_runner on run_request (runner_id, id);
create index run_request_of_run on run_request (run_id, id);
