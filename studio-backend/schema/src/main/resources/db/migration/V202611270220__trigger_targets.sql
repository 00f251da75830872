-- Schedules and webhooks may start a stored flow, in the cloud or on a runner.

alter table schedule
    alter column hash drop not null,
    add column flow_id   uuid,
    add column version   integer check (version > 0),
    add column engine    text    not null default 'cloud' check (engine in ('cloud', 'local')),
    add column runner_id uuid    references runner on delete set null,
    add foreign key (team_id, flow_id) references flow (team_id, id),
    add check ((hash is null) <> (flow_id is null)),
    add check (version is null or flow_id is not null),
    add check (runner_id is null or engine = 'local');

comment on column schedule.hash is 'of a definition that was sent along; null for a stored flow';
comment on column schedule.version is 'which version of the stored flow; null: the newest one when it fires';
comment on column schedule.runner_id is 'with engine local; null once the runner was removed';

create index schedule_of_flow on schedule (team_id, flow_id) where flow_id is not null;
create index schedule_of_runner on schedule (runner_id) where runner_id is not null;

alter table webhook
    alter column hash drop not null,
    add column flow_id   uuid,
    add column version   integer check (version > 0),
    add column engine    text    not null default 'cloud' check (engine in ('cloud', 'local')),
    add column runner_id uuid    references runner on delete set null,
    add foreign key (team_id, flow_id) references flow (team_id, id),
    add check ((hash is null) <> (flow_id is null)),
    add check (version is null or flow_id is not null),
    add check (runner_id is null or engine = 'local');

comment on column webhook.hash is 'of a definition that was sent along; null for a stored flow';
comment on column webhook.version is 'which version of the stored flow; null: the newest one when it is called';
comment on column webhook.runner_id is 'with engine local; null once the runner was removed';

create index webhook_of_flow on webhook (team_id, flow_id) where flow_id is not null;
create index webhook_of_runner on webhook (runner_id) where runner_id is not null;
