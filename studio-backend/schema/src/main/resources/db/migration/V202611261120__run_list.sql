-- Finding runs among a million: who or what started them, what people noted, and when they may be forgotten.

alter table run
    add column flow_id      uuid,
    add column version      integer check (version >= 0),
    add column trigger_kind text    not null default 'manual' check (trigger_kind ~ '^[a-z_]{1,30}$'),
    add column started_by   text    not null default '',
    add column keep         boolean not null default false,
    add column search_text  text    not null default '';

comment on column run.flow_id is 'the stored flow it was started from; null for sources that were sent; the flow may be gone';
comment on column run.version is 'which version of it, 0 for the draft';
comment on column run.started_by is 'the token''s name, or the name of the schedule or webhook';
comment on column run.keep is 'retention passes it by';
comment on column run.search_text is 'flow, title, and code and message of the error, in small letters';

update run set
    search_text = lower(flow || ' ' || title || coalesce(' ' || (error ->> 'code'), '')),
    trigger_kind = case
        when rerun_of is not null then 'rerun'
        when exists (select from schedule_fire where run_id = run.id) then 'schedule'
        when exists (select from webhook_delivery where run_id = run.id) then 'webhook'
        else 'manual' end;

-- A page begins behind a time and an id: the last columns of every index.
drop index run_newest;
drop index run_by_state;
drop index run_by_flow;
create index run_newest on run (team_id, created_at desc, id desc);
create index run_by_state on run (team_id, state, created_at desc, id desc);
create index run_by_flow on run (team_id, flow, created_at desc, id desc);
create index run_by_flow_state on run (team_id, flow, state, created_at desc, id desc);
create index run_by_version on run (team_id, flow, version, created_at desc, id desc) where version is not null;
create index run_by_flow_id on run (team_id, flow_id, created_at desc, id desc) where flow_id is not null;
create index run_by_starter on run (team_id, started_by, created_at desc, id desc);
create index run_by_trigger on run (team_id, trigger_kind, created_at desc, id desc) where trigger_kind <> 'manual';
create index run_local on run (team_id, created_at desc, id desc) where engine = 'local';
create index run_asking on run (team_id, created_at desc, id desc) where asking > 0;
create index run_kept on run (team_id, created_at desc, id desc) where keep;
create index run_by_text on run using gin (search_text gin_trgm_ops);

-- Retention takes the oldest ends first, and must not trip over what was repeated.
create index run_ended on run (ended_at) where ended_at is not null and not keep;
create index run_repeated on run (rerun_of) where rerun_of is not null;
alter table run drop constraint run_rerun_of_fkey;
alter table run add foreign key (rerun_of) references run on delete set null;

create table run_note (
    id          uuid        primary key default uuidv7(),
    run_id      uuid        not null references run on delete cascade,
    team_id     uuid        not null references team,
    text        text        not null check (length(text) between 1 and 2000),
    by          text        not null,
    writer      uuid        not null,
    created_at  timestamptz not null,
    changed_at  timestamptz not null
);

comment on column run_note.writer is 'the person, or the token of a service; only they change it';

create index run_note_of on run_note (run_id, id);
