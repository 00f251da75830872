insert into schedule (id, team_id, name, hash, inputs, folders, private_hosts, cron, zone, skipped, added, catch_up,
    catch_up_limit, overlap, paused, created_at, updated_at, handled_until, due_at, flow_id, version, engine, runner_id)
values
    ('00000000-0000-7000-8000-000000000311', '00000000-0000-7000-8000-000000000001', 'stored', null, '{}', '{}', '{}',
        '0 4 * * *', 'UTC', '{}', '{}', 'last', 10, 'skip', false, '2026-11-27 02:00:00+00', '2026-11-27 02:00:00+00',
        '2026-11-27 02:00:00+00', '2026-11-27 04:00:00+00', '00000000-0000-7000-8000-000000000201', 1, 'local',
        '00000000-0000-7000-8000-000000000c01');

insert into webhook (id, team_id, name, hash, inputs, folders, private_hosts, body_input, answer, wait_seconds, per_minute,
    paused, created_at, updated_at, flow_id, version, engine, runner_id)
values
    ('00000000-0000-7000-8000-000000000411', '00000000-0000-7000-8000-000000000001', 'stored', null, '{}', '{}', '{}', 'order',
        'now', 30, 60, false, '2026-11-27 02:00:00+00', '2026-11-27 02:00:00+00', '00000000-0000-7000-8000-000000000201', 2,
        'local', '00000000-0000-7000-8000-000000000c02');
