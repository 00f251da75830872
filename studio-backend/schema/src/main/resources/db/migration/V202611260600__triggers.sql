-- What starts runs by itself: schedules and webhooks. Each holds a definition by hash, as a run does.

create table schedule (
    id              uuid        primary key default uuidv7(),
    team_id         uuid        not null references team,
    name            text        not null check (length(name) between 1 and 120),
    hash            text        not null,
    inputs          json        not null,
    folders         json        not null,
    private_hosts   text[]      not null,
    cron            text        not null,
    zone            text        not null,
    skipped         date[]      not null,
    added           date[]      not null,
    catch_up        text        not null check (catch_up in ('none', 'last', 'all')),
    catch_up_limit  integer     not null check (catch_up_limit between 1 and 100),
    overlap         text        not null check (overlap in ('skip', 'queue', 'allow', 'cancel_previous')),
    paused          boolean     not null default false,
    created_at      timestamptz not null,
    updated_at      timestamptz not null,
    handled_until   timestamptz not null,
    due_at          timestamptz,
    foreign key (team_id, hash) references definition,
    unique (team_id, id)
);

comment on column schedule.handled_until is 'every due time up to here has been looked after';
comment on column schedule.due_at is 'the first due time behind handled_until, null when there is none';

create index schedule_due on schedule (due_at) where not paused;

-- What became of a due time; the primary key is what makes it fire once.
create table schedule_fire (
    schedule_id     uuid        not null,
    team_id         uuid        not null,
    due_at          timestamptz not null,
    at              timestamptz not null,
    outcome         text        not null check (outcome in ('started', 'queued', 'skipped', 'missed', 'failed')),
    run_id          uuid        references run on delete set null,
    reason          text,
    primary key (schedule_id, due_at),
    foreign key (team_id, schedule_id) references schedule (team_id, id) on delete cascade
);

create index schedule_fire_run on schedule_fire (run_id) where run_id is not null;
create index schedule_fire_queued on schedule_fire (schedule_id) where outcome = 'queued';
create index schedule_fire_old on schedule_fire (at);

create table webhook (
    id              uuid        primary key default uuidv7(),
    team_id         uuid        not null references team,
    name            text        not null check (length(name) between 1 and 120),
    hash            text        not null,
    inputs          json        not null,
    folders         json        not null,
    private_hosts   text[]      not null,
    body_input      text,
    answer          text        not null check (answer in ('now', 'after_run')),
    wait_seconds    integer     not null check (wait_seconds between 1 and 60),
    per_minute      integer     not null check (per_minute between 1 and 6000),
    paused          boolean     not null default false,
    created_at      timestamptz not null,
    updated_at      timestamptz not null,
    foreign key (team_id, hash) references definition,
    unique (team_id, id)
);

comment on column webhook.body_input is 'the input that gets the whole body; null: the fields of the body are the inputs';

create table webhook_secret (
    hash            bytea       primary key check (length(hash) = 32),
    webhook_id      uuid        not null,
    team_id         uuid        not null,
    sealed_key      bytea,
    created_at      timestamptz not null,
    expires_at      timestamptz,
    foreign key (team_id, webhook_id) references webhook (team_id, id) on delete cascade
);

comment on column webhook_secret.hash is 'SHA-256 of the secret in the path; the secret itself is stored nowhere';
comment on column webhook_secret.sealed_key is 'key for signatures, encrypted under the secret in the path; null: unsigned';

create index webhook_secret_of on webhook_secret (webhook_id);

-- What was delivered; the primary key is what makes a repeated delivery start nothing.
create table webhook_delivery (
    id              uuid        not null default uuidv7() unique,
    webhook_id      uuid        not null,
    team_id         uuid        not null,
    delivery        text        not null check (length(delivery) between 1 and 200),
    at              timestamptz not null,
    run_id          uuid        references run on delete set null,
    primary key (webhook_id, delivery),
    foreign key (team_id, webhook_id) references webhook (team_id, id) on delete cascade
);

create index webhook_delivery_newest on webhook_delivery (webhook_id, id desc);
create index webhook_delivery_run on webhook_delivery (run_id) where run_id is not null;
create index webhook_delivery_old on webhook_delivery (at);
