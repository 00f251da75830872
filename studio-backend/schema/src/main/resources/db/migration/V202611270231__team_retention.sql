-- A team may keep its runs for another number of days than the service says; 0 is for ever.

alter table team add column keep_runs_days integer check (keep_runs_days between 0 and 36500);

comment on column team.keep_runs_days is 'null: as the service says; what the operator allows bounds it when it is used';

-- Each team is looked at by itself.
drop index run_ended;
create index run_ended on run (team_id, ended_at) where ended_at is not null and not keep;
